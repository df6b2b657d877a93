package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.MemoryShares;
import java.util.OptionalLong;

/// The memory of all imagers of a worker together, so divided that they never hold more: each has a
/// standing share, and what is left is granted to large photos in turn.
///
/// @param total bytes
/// @param standing bytes of each imager
record MemoryBudget(long total, int imagers, long standing) {
    private static final long LARGEST_DEFAULT = 512L << 20;

    /// The rest is for the worker's own JVM, of which the heap may take a quarter, for scratch in
    /// memory and for the files that Linux keeps in memory.
    private static final double PART_OF_MACHINE = 0.6;

    MemoryBudget {
        if (standing < MemoryShares.LEAST || imagers * standing > total) {
            throw new IllegalArgumentException(
                    "%d imagers with a memory of %d MiB each do not fit into a memory budget of %d MiB (expected %d MiB or more each: have fewer imagers or more memory)"
                            .formatted(
                                    imagers,
                                    standing >> 20,
                                    total >> 20,
                                    MemoryShares.LEAST >> 20));
        }
    }

    /// What is configured, or else 6 tenths of the machine's memory, and of that for each imager an
    /// equal part, of at most 512 MiB.
    ///
    /// @param machine bytes of memory of the container or the machine
    static MemoryBudget of(OptionalLong total, OptionalLong standing, int imagers, long machine) {
        long all = total.orElse((long) (machine * PART_OF_MACHINE));
        return new MemoryBudget(
                all, imagers, standing.orElse(Math.min(LARGEST_DEFAULT, all / imagers)));
    }

    /// Bytes beyond the standing shares.
    long common() {
        return total - imagers * standing;
    }

    MemoryShares shares() {
        return new MemoryShares(standing, standing + common());
    }
}
