package dev.darkroom.local.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A job that a process runs for, one attempt after the other, as it stands at a moment.
///
/// @param terminating why the job was asked to end while its process still runs
record Job(
        Submission submission,
        JobStatus status,
        Optional<String> statusReason,
        List<Attempt> attempts,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        Optional<String> terminating) {
    Job {
        attempts = List.copyOf(attempts);
    }

    static Job submitted(Submission submission) {
        return new Job(
                submission,
                JobStatus.SUBMITTED,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    JobId id() {
        return submission.id();
    }

    /// The number of the attempt that runs, or runs next.
    int attempt() {
        return attempts.size() + 1;
    }

    /// The whole life of a job.
    Job on(JobEvent event) {
        return switch (event) {
            case JobEvent.Queued() -> with(JobStatus.RUNNABLE, statusReason);
            case JobEvent.Placed() -> with(JobStatus.STARTING, statusReason);
            case JobEvent.Started(var at) -> started(at);
            case JobEvent.AttemptEnded(var attempt) -> attemptEnded(attempt);
            case JobEvent.TerminateAsked(var reason, var at) ->
                    switch (status) {
                        case SUBMITTED, PENDING, RUNNABLE -> failed(reason, at);
                        case STARTING, RUNNING -> terminating(reason);
                        case SUCCEEDED, FAILED -> this;
                    };
            case JobEvent.CancelAsked(var reason, var at) ->
                    switch (status) {
                        case SUBMITTED, PENDING, RUNNABLE -> failed(reason, at);
                        case STARTING, RUNNING, SUCCEEDED, FAILED -> this;
                    };
        };
    }

    private Job attemptEnded(Attempt attempt) {
        AttemptEnd end = attempt.end();
        Job ended = with(attempt);
        if (terminating.isPresent()) return ended.failed(terminating.get(), attempt.stoppedAt());
        if (end.succeeded()) {
            return ended.with(JobStatus.SUCCEEDED, Optional.of(end.statusReason()));
        }
        boolean again = submission.definition().retryStrategy().retries(attempt(), end);
        return ended.with(
                again ? JobStatus.RUNNABLE : JobStatus.FAILED, Optional.of(end.statusReason()));
    }

    private Job with(JobStatus next, Optional<String> reason) {
        Optional<Instant> stopped = next.ended() ? stoppedAt : Optional.empty();
        return new Job(submission, next, reason, attempts, startedAt, stopped, terminating);
    }

    private Job with(Attempt attempt) {
        List<Attempt> all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        Optional<Instant> stopped = Optional.of(attempt.stoppedAt());
        return new Job(submission, status, statusReason, all, startedAt, stopped, terminating);
    }

    private Job started(Instant at) {
        return new Job(
                submission,
                JobStatus.RUNNING,
                statusReason,
                attempts,
                Optional.of(at),
                Optional.empty(),
                terminating);
    }

    private Job terminating(String reason) {
        return new Job(
                submission,
                status,
                statusReason,
                attempts,
                startedAt,
                stoppedAt,
                Optional.of(terminating.orElse(reason)));
    }

    private Job failed(String reason, Instant at) {
        return new Job(
                submission,
                JobStatus.FAILED,
                Optional.of(reason),
                attempts,
                startedAt,
                Optional.of(at),
                terminating);
    }
}
