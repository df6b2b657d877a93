package dev.darkroom.planner.run;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.Page;
import dev.darkroom.planner.storage.StorageFailure;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The run documents in the control bucket. Each write of one is conditional.
@Singleton
public final class RunDocuments {
    private static final Logger LOG = Logger.getLogger(RunDocuments.class);

    private final ControlObjects control;

    public RunDocuments(ControlObjects control) {
        this.control = control;
    }

    /// A run document as it was read, and what a conditional write of the next one needs.
    public record Stored(RunDocument document, String etag) {}

    /// Writes the first document of a run.
    ///
    /// @return whether there was none
    public boolean create(RunDocument run) {
        return control.create(key(run.name()), bytes(run), Map.of()).isPresent();
    }

    public Optional<Stored> read(RunName run) {
        return control.read(key(run))
                .map(object -> new Stored(document(run, object), object.etag()));
    }

    /// Writes the next document, unless another than the one with this etag has been written
    /// meanwhile: then it is empty.
    public Optional<Stored> save(RunDocument next, String etag) {
        return control.replace(key(next.name()), bytes(next), etag)
                .map(written -> new Stored(next, written));
    }

    /// The names of runs, in the order of the control bucket's keys: `a-b` comes before `a`. A
    /// folder that cannot be a run's is passed over.
    public Page<RunName> names(Optional<RunName> after, int limit) {
        var names = new ArrayList<RunName>();
        Optional<String> from = after.map(RunName::value);
        while (true) {
            Page<String> folders = control.folders(ControlKeys.RUNS, from, limit - names.size());
            for (String folder : folders.items()) {
                RunName.of(folder)
                        .ifPresentOrElse(
                                names::add, () -> LOG.debugf("not a run folder=%s", folder));
            }
            if (!folders.more() || names.size() == limit) {
                return new Page<>(names, folders.more());
            }
            from = Optional.of(folders.items().getLast());
        }
    }

    private static String key(RunName run) {
        return new ControlKeys(run).document();
    }

    private static byte[] bytes(RunDocument run) {
        return Json.text(run).getBytes(StandardCharsets.UTF_8);
    }

    private static RunDocument document(RunName run, StoredObject object) {
        try {
            return Json.message(object.text(), RunDocument.class);
        } catch (InvalidDocument e) {
            throw new StorageFailure(
                    "The document of run %s is invalid at '%s'".formatted(run, e.path()), e);
        }
    }
}
