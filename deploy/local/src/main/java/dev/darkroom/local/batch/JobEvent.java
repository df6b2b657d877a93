package dev.darkroom.local.batch;

import java.time.Instant;

/// Something that happens to a job.
sealed interface JobEvent {
    record Queued() implements JobEvent {}

    record Placed() implements JobEvent {}

    record Started(Instant at) implements JobEvent {}

    record AttemptEnded(Attempt attempt) implements JobEvent {}

    /// Ends the job, wherever it is.
    record TerminateAsked(String reason, Instant at) implements JobEvent {}

    /// Ends the job if nothing runs for it yet.
    record CancelAsked(String reason, Instant at) implements JobEvent {}
}
