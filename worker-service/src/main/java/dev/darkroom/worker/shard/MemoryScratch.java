package dev.darkroom.worker.shard;

import java.nio.file.Path;

/// A folder in memory (tmpfs) for the files of small originals.
///
/// @param folder that exists
/// @param budget bytes of all files in it together
/// @param largestOriginal bytes of the largest original that is put there
public record MemoryScratch(Path folder, long budget, long largestOriginal) {
    public MemoryScratch {
        if (budget < 1) {
            throw new IllegalArgumentException(
                    "budget is %d (expected 1 or more)".formatted(budget));
        }
        if (largestOriginal < 1) {
            throw new IllegalArgumentException(
                    "largestOriginal is %d (expected 1 or more)".formatted(largestOriginal));
        }
    }

    /// The same in a folder of it.
    public MemoryScratch in(Path part) {
        return new MemoryScratch(part, budget, largestOriginal);
    }
}
