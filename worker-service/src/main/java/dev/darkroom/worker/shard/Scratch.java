package dev.darkroom.worker.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// A folder of one worker, or of one object, gone when that is done.
public final class Scratch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Scratch.class);

    private final Path folder;
    private final Optional<ScratchBudget.Share> memory;

    private Scratch(Path folder, Optional<ScratchBudget.Share> memory) {
        this.folder = folder;
        this.memory = memory;
    }

    /// A new folder.
    ///
    /// @param prefix of its name
    public static Scratch in(Path parent, String prefix) throws IOException {
        return new Scratch(Files.createTempDirectory(parent, prefix), Optional.empty());
    }

    /// A new folder in memory.
    ///
    /// @param prefix of its name
    /// @param share of the memory, given back when the folder is gone
    static Scratch inMemory(Path parent, String prefix, ScratchBudget.Share share)
            throws IOException {
        return new Scratch(Files.createTempDirectory(parent, prefix), Optional.of(share));
    }

    boolean isInMemory() {
        return memory.isPresent();
    }

    /// Says what its files really take.
    void takes(long bytes) {
        memory.ifPresent(share -> share.resize(bytes));
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
        delete();
        memory.ifPresent(ScratchBudget.Share::close);
    }

    private void delete() {
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
