package dev.darkroom.worker.job;

import dev.darkroom.worker.shard.MemoryScratch;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The folder in memory that a worker is configured with, checked against what is there.
final class MemoryScratchSetting {
    private static final String KEY = "darkroom.worker.scratch-memory";
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private MemoryScratchSetting() {}

    /// Empty where it is switched off, or not asked for and not there.
    ///
    /// @param usual the folder that is taken where none is configured
    static Optional<MemoryScratch> of(WorkerConfig config, Path usual) throws IllegalConfiguration {
        long bytes = notNegative(KEY + "-bytes", config.scratchMemoryBytes());
        long largest = notNegative(KEY + "-largest", config.scratchMemoryLargest());
        boolean asked = config.scratchMemory().isPresent();
        Path folder = config.scratchMemory().orElse(usual);
        if (bytes == 0 || largest == 0) {
            return Optional.empty();
        }
        Optional<FileStore> store = store(folder);
        if (store.filter(it -> IN_MEMORY.contains(it.type())).isEmpty()) {
            if (!asked) {
                return Optional.empty();
            }
            throw new IllegalConfiguration(
                    "%s is %s, %s (expected a folder that can be written, on %s)"
                            .formatted(
                                    KEY,
                                    folder,
                                    store.map(it -> "on " + it.type()).orElse("which is none"),
                                    String.join(" or ", IN_MEMORY.stream().sorted().toList())));
        }
        return Optional.of(new MemoryScratch(folder, Math.min(bytes, size(store.get())), largest));
    }

    private static long notNegative(String key, long value) throws IllegalConfiguration {
        if (value < 0) {
            throw new IllegalConfiguration("%s is %d (expected 0 or more)".formatted(key, value));
        }
        return value;
    }

    private static Optional<FileStore> store(Path folder) {
        try {
            return Files.isDirectory(folder) && Files.isWritable(folder)
                    ? Optional.of(Files.getFileStore(folder))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A container's `/dev/shm` is often no larger than 64 MB.
    private static long size(FileStore store) {
        try {
            return Math.max(1, store.getTotalSpace());
        } catch (IOException e) {
            return 1;
        }
    }
}
