package dev.darkroom.worker.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// A folder of one worker, or of one object, gone when that is done.
public final class Scratch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Scratch.class);

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /// A new folder.
    ///
    /// @param prefix of its name
    public static Scratch in(Path parent, String prefix) throws IOException {
        return new Scratch(Files.createTempDirectory(parent, prefix));
    }

    public Path folder() {
        return folder;
    }

    Path source() {
        return folder.resolve("source");
    }

    Path renditions() throws IOException {
        return Files.createDirectory(folder.resolve("renditions"));
    }

    /// Deletes what can be deleted. Never throws: what was done in the folder is done, whether the
    /// folder goes or stays.
    @Override
    public void close() {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("scratch left behind: %s: %s", folder, e);
            return;
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warnf("scratch left behind: %s", e);
            }
        }
    }
}
