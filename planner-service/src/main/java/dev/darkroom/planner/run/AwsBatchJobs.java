package dev.darkroom.planner.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JQStatus;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

/// Translates jobs and job queues of AWS Batch to what a reconciler sees.
final class AwsBatchJobs {
    /// The worker's exit code when access was denied to a bucket or queue, or to all of a shard.
    private static final int DENIED = 4;

    private AwsBatchJobs() {}

    /// Whether one of its failed children knows better than it why it failed.
    static boolean hasFailedChildren(JobDetail job) {
        return isEnded(job.status())
                && isArray(job)
                && states(job).getOrDefault(JobStatus.FAILED.toString(), 0) > 0;
    }

    /// Whether one of its children that wait for a machine knows better than it why.
    static boolean hasWaitingChildren(JobDetail job) {
        return !isEnded(job.status())
                && isArray(job)
                && states(job).getOrDefault(JobStatus.RUNNABLE.toString(), 0) > 0;
    }

    static WaveSight sight(JobDetail job) {
        return sight(job, job);
    }

    /// @param child the job itself, or the one of its children that knows why
    static WaveSight sight(JobDetail job, JobDetail child) {
        return isEnded(job.status())
                ? new WaveSight.Ended(
                        job.jobId(),
                        states(job).getOrDefault(JobStatus.FAILED.toString(), 0),
                        failure(child),
                        exitCode(child).filter(code -> code == DENIED).isPresent(),
                        Optional.ofNullable(job.stoppedAt()).map(Instant::ofEpochMilli))
                : new WaveSight.Active(
                        job.jobId(), states(job), reason(child).or(() -> reason(job)));
    }

    /// Why a job queue starts nothing; empty if it does.
    static Optional<String> blocked(JobQueueDetail queue) {
        boolean open = queue.state() == JQState.ENABLED;
        boolean well = queue.status() != JQStatus.INVALID && queue.status() != JQStatus.DELETED;
        if (open && well) {
            return Optional.empty();
        }
        return Optional.of(
                "job queue %s is %s and %s%s"
                        .formatted(
                                queue.jobQueueName(),
                                queue.stateAsString(),
                                queue.statusAsString(),
                                Optional.ofNullable(queue.statusReason())
                                        .filter(said -> !said.isEmpty())
                                        .map(said -> ": " + said)
                                        .orElse("")));
    }

    private static boolean isArray(JobDetail job) {
        return job.arrayProperties() != null && job.arrayProperties().size() != null;
    }

    /// Children by their state; of a plain job, itself.
    private static Map<String, Integer> states(JobDetail job) {
        if (!isArray(job)) {
            return Map.of(job.statusAsString(), 1);
        }
        var children = new HashMap<>(job.arrayProperties().statusSummary());
        children.values().removeIf(count -> count == 0);
        // Submitted just now: its children are not there yet.
        return children.isEmpty()
                ? Map.of(job.statusAsString(), job.arrayProperties().size())
                : children;
    }

    private static boolean isEnded(JobStatus status) {
        return List.of(JobStatus.SUCCEEDED, JobStatus.FAILED).contains(status);
    }

    private static String failure(JobDetail job) {
        String reason = reason(job).orElse("");
        return exitCode(job)
                .map(code -> "%s (exit code %d)".formatted(reason, code))
                .orElse(reason);
    }

    private static Optional<String> reason(JobDetail job) {
        return Optional.ofNullable(job.statusReason()).filter(said -> !said.isEmpty());
    }

    private static Optional<Integer> exitCode(JobDetail job) {
        return Optional.ofNullable(job.container())
                .flatMap(container -> Optional.ofNullable(container.exitCode()));
    }
}
