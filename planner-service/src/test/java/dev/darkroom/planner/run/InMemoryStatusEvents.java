package dev.darkroom.planner.run;

import dev.darkroom.contracts.StatusEvent;
import java.util.ArrayList;
import java.util.List;

/// Events in memory, for tests.
final class InMemoryStatusEvents implements StatusEvents {
    private final List<StatusEvent> events = new ArrayList<>();

    @Override
    public synchronized void publish(List<StatusEvent> published) {
        events.addAll(published);
    }

    synchronized <E extends StatusEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
