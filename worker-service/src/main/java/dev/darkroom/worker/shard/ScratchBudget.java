package dev.darkroom.worker.shard;

import java.util.Optional;

/// The bytes that files in memory may take together.
final class ScratchBudget {
    private final long bytes;
    private long taken;

    ScratchBudget(long bytes) {
        this.bytes = bytes;
    }

    /// A share, if so much is left.
    synchronized Optional<Share> share(long wanted) {
        if (wanted > bytes - taken) {
            return Optional.empty();
        }
        taken += wanted;
        return Optional.of(new Share(wanted));
    }

    synchronized long left() {
        return bytes - taken;
    }

    private synchronized void take(long more) {
        taken += more;
    }

    /// What one object's files take, given back when closed. It is used by one thread.
    final class Share implements AutoCloseable {
        private long held;

        private Share(long held) {
            this.held = held;
        }

        /// Corrects an estimate by what the files really take. That may be more than is left: then
        /// there are no new shares until enough is given back.
        void resize(long actual) {
            take(actual - held);
            held = actual;
        }

        @Override
        public void close() {
            resize(0);
        }
    }
}
