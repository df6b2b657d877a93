package dev.darkroom.local.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A job as the API shows it: a plain one, a child, or an array's parent with the summary of its
/// children.
record JobView(
        Submission submission,
        JobStatus status,
        Optional<String> statusReason,
        List<Attempt> attempts,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        boolean terminated,
        Map<JobStatus, Integer> statusSummary) {
    static JobView of(Job job) {
        return new JobView(
                job.submission(),
                job.status(),
                job.statusReason(),
                job.attempts(),
                job.startedAt(),
                job.stoppedAt(),
                job.terminating().isPresent(),
                Map.of());
    }

    static JobView of(ArrayJob array, List<Job> children) {
        Map<JobStatus, Integer> summary = ArrayJob.summary(children);
        JobStatus status = ArrayJob.status(summary);
        Optional<String> reason =
                status == JobStatus.FAILED
                        ? Optional.of("Array Child Job failed")
                        : Optional.empty();
        Optional<Instant> stopped =
                status.ended()
                        ? children.stream()
                                .flatMap(child -> child.stoppedAt().stream())
                                .max(Instant::compareTo)
                        : Optional.empty();
        return new JobView(
                array.submission(),
                status,
                reason,
                List.of(),
                children.stream().flatMap(c -> c.startedAt().stream()).min(Instant::compareTo),
                stopped,
                false,
                summary);
    }

    JobId id() {
        return submission.id();
    }
}
