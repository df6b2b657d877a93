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

    /// Documents read for one page: where few of them are wanted, the client asks on.
    private static final int MOST_LOOKED_AT = 1_000;

    private final RunDocuments documents;
    private final RunViews shown;

    RunPages(RunDocuments documents, RunViews shown) {
        this.documents = documents;
        this.shown = shown;
    }

    /// @param limit runs on the page, at most
    RunPage page(Optional<RunName> after, int limit, RunFilter filter) {
        var found = new ArrayList<RunView>();
        Optional<RunName> last = after;
        int looked = 0;
        boolean more = true;
        while (more && found.size() < limit && looked < MOST_LOOKED_AT) {
            Page<RunName> names = documents.names(last, limit - found.size());
            found.addAll(views(names.items(), filter));
            looked += names.items().size();
            more = names.more();
            last = more ? Optional.of(names.items().getLast()) : last;
        }
        return new RunPage(
                found,
                more
                        ? last.map(name ->
                                URI.create(
                                        "%s?limit=%d&after=%s%s"
                                                .formatted(
                                                        RunsResource.PATH,
                                                        limit,
                                                        name,
                                                        filter.query())))
                        : Optional.empty());
    }

    private List<RunView> views(List<RunName> names, RunFilter filter) {
        var reading = new ArrayList<Callable<Optional<RunDocuments.Stored>>>();
        names.forEach(name -> reading.add(() -> documents.read(name)));
        try (var io = Executors.newFixedThreadPool(READS_AT_ONCE, Thread.ofVirtual().factory())) {
            var views = new ArrayList<RunView>();
            for (Future<Optional<RunDocuments.Stored>> run : io.invokeAll(reading)) {
                run.get()
                        .map(RunDocuments.Stored::document)
                        .filter(filter::takes)
                        .map(shown::view)
                        .ifPresent(views::add);
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
