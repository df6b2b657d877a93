package dev.darkroom.contracts;

import java.util.List;

/// One SQS message of the event queue: a list of events.
public record EventMessage(int version, List<StatusEvent> events) {
    public static final int VERSION = 1;

    public EventMessage {
        Documents.version("event message", version, VERSION);
        events = List.copyOf(Documents.required("events", events));
    }

    public static EventMessage of(List<StatusEvent> events) {
        return new EventMessage(VERSION, events);
    }
}
