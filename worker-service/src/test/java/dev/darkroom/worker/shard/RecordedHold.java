package dev.darkroom.worker.shard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what happens to a job message.
public final class RecordedHold implements MessageHold {
    private final List<String> happened = new CopyOnWriteArrayList<>();

    public List<String> happened() {
        return happened;
    }

    @Override
    public void visibleAfter(Duration time) {
        happened.add("visible after " + time);
    }

    @Override
    public void delete() {
        happened.add("deleted");
    }
}
