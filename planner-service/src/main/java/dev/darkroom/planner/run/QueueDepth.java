package dev.darkroom.planner.run;

/// The messages of a run's job queue, as SQS counts them: approximately.
public record QueueDepth(long visible, long inFlight, long delayed) {
    boolean isEmpty() {
        return visible == 0 && inFlight == 0 && delayed == 0;
    }

    /// Shards that are waiting or being worked on.
    long backlog() {
        return visible + inFlight + delayed;
    }
}
