package dev.darkroom.worker.imager;

import java.util.concurrent.Semaphore;

/// What of a [MemoryBudget] is common to all imagers, granted in the order of asking: a large grant
/// is not passed by smaller ones for ever.
final class MemoryGrants {
    private final int mebibytes;
    private final Semaphore left;

    MemoryGrants(long bytes) {
        mebibytes = Math.toIntExact(bytes >> 20);
        left = new Semaphore(mebibytes, true);
    }

    /// Waits for so much.
    ///
    /// @param bytes at most all that there is
    Grant take(long bytes) throws InterruptedException {
        long wanted = (bytes + (1L << 20) - 1) >> 20;
        return takeMebibytes(Math.clamp(wanted, 0, mebibytes));
    }

    /// Waits until nobody else has a grant, and takes everything.
    Grant takeAll() throws InterruptedException {
        return takeMebibytes(mebibytes);
    }

    private Grant takeMebibytes(int wanted) throws InterruptedException {
        left.acquire(wanted);
        return new Grant(left, wanted);
    }

    /// A part of the common memory, to be given back once.
    record Grant(Semaphore from, int mebibytes) implements AutoCloseable {
        @Override
        public void close() {
            from.release(mebibytes);
        }
    }
}
