package dev.darkroom.worker.shard;

import dev.darkroom.contracts.StatusEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the events that are published.
public final class RecordedEvents implements StatusEvents {
    private final List<StatusEvent> published = new CopyOnWriteArrayList<>();

    public List<StatusEvent> published() {
        return published;
    }

    @Override
    public void publish(List<StatusEvent> events) {
        published.addAll(events);
    }
}
