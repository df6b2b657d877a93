package dev.darkroom.worker.job;

import dev.darkroom.worker.shard.RecordedHold;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// A job queue in memory: what is put in comes out once, with one hold for all; then it is empty,
/// or deleted.
final class InMemoryJobQueue implements JobQueue {
    private final Queue<String> bodies = new ArrayDeque<>();
    private final RecordedHold hold = new RecordedHold();
    private boolean deleted;

    void put(String body) {
        bodies.add(body);
    }

    void delete() {
        deleted = true;
    }

    RecordedHold hold() {
        return hold;
    }

    @Override
    public Receipt receive(Duration wait, Duration visibility) {
        if (deleted) {
            return new NoQueue();
        }
        if (!bodies.isEmpty()) {
            return new Delivery(bodies.remove(), hold);
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Nothing();
    }
}
