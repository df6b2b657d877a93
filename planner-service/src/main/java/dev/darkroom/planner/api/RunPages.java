package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.run.RunDocuments;
import dev.darkroom.planner.storage.Page;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Pages of runs. The document of each run on a page is read, some at the same time.
@Singleton
final class RunPages {
    private static final int READS_AT_ONCE = 16;

    private final RunDocuments documents;

    RunPages(RunDocuments documents) {
        this.documents = documents;
    }

    RunPage page(Optional<RunName> after, int limit) {
        Page<RunName> names = documents.names(after, limit);
        Optional<URI> next =
                names.more()
                        ? Optional.of(
                                URI.create(
                                        RunsResource.PATH
                                                + "?limit="
                                                + limit
                                                + "&after="
                                                + names.items().getLast()))
                        : Optional.empty();
        return new RunPage(views(names.items()), next);
    }

    private List<RunView> views(List<RunName> names) {
        var reading = new ArrayList<Callable<Optional<RunDocuments.Stored>>>();
        names.forEach(name -> reading.add(() -> documents.read(name)));
        try (var io = Executors.newFixedThreadPool(READS_AT_ONCE, Thread.ofVirtual().factory())) {
            var views = new ArrayList<RunView>();
            for (Future<Optional<RunDocuments.Stored>> run : io.invokeAll(reading)) {
                run.get().map(stored -> RunView.of(stored.document())).ifPresent(views::add);
            }
            return views;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading runs", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading runs", e);
        }
    }
}
