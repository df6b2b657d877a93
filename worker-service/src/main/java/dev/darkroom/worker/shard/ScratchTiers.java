package dev.darkroom.worker.shard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the files of the objects in hand stand: those of small originals in memory, as long as its
/// budget lasts, and all others on disk.
public final class ScratchTiers {
    private static final String PREFIX = "object-";

    /// The renditions of a photo together are seldom larger than the photo.
    private static final int FOR_ORIGINAL_AND_RENDITIONS = 2;

    private final Path disk;
    private final Optional<MemoryScratch> memory;
    private final ScratchBudget budget;

    private ScratchTiers(Path disk, Optional<MemoryScratch> memory) {
        this.disk = disk;
        this.memory = memory;
        budget = new ScratchBudget(memory.map(MemoryScratch::budget).orElse(0L));
    }

    /// @param disk a folder that exists
    public static ScratchTiers onDisk(Path disk) {
        return new ScratchTiers(disk, Optional.empty());
    }

    /// @param disk a folder that exists
    public static ScratchTiers of(Path disk, Optional<MemoryScratch> memory) {
        return new ScratchTiers(disk, memory);
    }

    /// A new folder for an object.
    ///
    /// @param originalBytes of the object's original
    Scratch open(long originalBytes) throws IOException {
        if (memory.isEmpty() || originalBytes > memory.get().largestOriginal()) {
            return openOnDisk();
        }
        Optional<ScratchBudget.Share> share =
                budget.share(FOR_ORIGINAL_AND_RENDITIONS * originalBytes);
        if (share.isEmpty()) {
            return openOnDisk();
        }
        try {
            return Scratch.inMemory(memory.get().folder(), PREFIX, share.get());
        } catch (IOException e) {
            share.get().close();
            return openOnDisk();
        }
    }

    /// A new folder for an object that memory has no room for.
    Scratch openOnDisk() throws IOException {
        return Scratch.in(disk, PREFIX);
    }

    /// Bytes of memory that are not spoken for.
    long memoryLeft() {
        return budget.left();
    }
}
