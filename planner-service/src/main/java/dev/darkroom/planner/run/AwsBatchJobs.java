package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.config.PlannerConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.RetryAction;
import software.amazon.awssdk.services.batch.model.RetryStrategy;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/// Translates waves to requests of AWS Batch, and its jobs to what a reconciler sees.
final class AwsBatchJobs {
    /// The worker's exit code when it was drained: handed its shard back and left.
    private static final String DRAINED = "3";

    /// The worker's exit code when access was denied to a bucket or queue, or to all of a shard.
    private static final int DENIED = 4;

    private static final int MAX_TAG_CHARACTERS = 256;

    private AwsBatchJobs() {}

    static SubmitJobRequest request(RunDocument run, Wave wave, PlannerConfig config) {
        PlannerConfig.Batch batch = config.batch();
        var request =
                SubmitJobRequest.builder()
                        .jobName(wave.name())
                        .jobQueue(batch.jobQueue())
                        .jobDefinition(batch.jobDefinition())
                        .containerOverrides(environment(run, wave, config))
                        .retryStrategy(retries(batch.attempts()))
                        .timeout(timeout ->
                                timeout.attemptDurationSeconds(
                                        Math.toIntExact(batch.timeout().toSeconds())))
                        .tags(
                                Map.of(
                                        "darkroom:run", run.name().value(),
                                        "darkroom:recipe", tag(run.spec().recipe().name())))
                        .propagateTags(true);
        if (wave.workers() > 1) {
            request.arrayProperties(array -> array.size(wave.workers()));
        }
        return request.build();
    }

    private static ContainerOverrides environment(
            RunDocument run, Wave wave, PlannerConfig config) {
        return ContainerOverrides.builder()
                .environment(
                        variable("DARKROOM_WORKER_RUN", run.name().value()),
                        variable("DARKROOM_WORKER_WAVE", wave.name()),
                        variable("DARKROOM_WORKER_JOB_QUEUE_URL", run.queueUrl().orElseThrow()),
                        variable("DARKROOM_WORKER_EVENT_QUEUE_URL", config.eventQueueUrl()),
                        variable("DARKROOM_WORKER_CONTROL_BUCKET", config.controlBucket()))
                .build();
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    /// Without a rule that matches, Batch retries: so the last one matches everything.
    private static RetryStrategy retries(int attempts) {
        return RetryStrategy.builder()
                .attempts(attempts)
                .evaluateOnExit(
                        EvaluateOnExit.builder()
                                .onStatusReason("Host EC2*")
                                .action(RetryAction.RETRY)
                                .build(),
                        EvaluateOnExit.builder()
                                .onExitCode(DRAINED)
                                .action(RetryAction.RETRY)
                                .build(),
                        EvaluateOnExit.builder().onReason("*").action(RetryAction.EXIT).build())
                .build();
    }

    private static String tag(String text) {
        String allowed = text.replaceAll("[^\\p{L}\\p{N} _.:/=+@-]", "_");
        return allowed.substring(0, Math.min(allowed.length(), MAX_TAG_CHARACTERS));
    }

    /// Whether one of its failed children knows better than it why it failed.
    static boolean hasFailedChildren(JobDetail job) {
        return isEnded(job.status()) && isArray(job) && count(job, JobStatus.FAILED::equals) > 0;
    }

    static WaveSight sight(JobDetail job) {
        return sight(job, job);
    }

    /// @param failed the job itself, or one of its failed children
    static WaveSight sight(JobDetail job, JobDetail failed) {
        return isEnded(job.status())
                ? new WaveSight.Ended(
                        job.jobId(),
                        count(job, JobStatus.FAILED::equals),
                        reason(failed),
                        exitCode(failed).filter(code -> code == DENIED).isPresent())
                : new WaveSight.Active(job.jobId(), count(job, status -> !isEnded(status)));
    }

    private static boolean isArray(JobDetail job) {
        return job.arrayProperties() != null && job.arrayProperties().size() != null;
    }

    /// Children in some states; of a plain job, itself.
    private static int count(JobDetail job, Predicate<JobStatus> states) {
        Optional<ArrayPropertiesDetail> array =
                Optional.ofNullable(job.arrayProperties())
                        .filter(properties -> properties.size() != null);
        if (array.isEmpty()) {
            return states.test(job.status()) ? 1 : 0;
        }
        Map<String, Integer> children = array.get().statusSummary();
        if (children.isEmpty()) {
            // Submitted just now: its children are not there yet.
            return states.test(job.status()) ? array.get().size() : 0;
        }
        return children.entrySet().stream()
                .filter(state -> states.test(JobStatus.fromValue(state.getKey())))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static boolean isEnded(JobStatus status) {
        return List.of(JobStatus.SUCCEEDED, JobStatus.FAILED).contains(status);
    }

    private static String reason(JobDetail job) {
        String reason = Optional.ofNullable(job.statusReason()).orElse("");
        return exitCode(job)
                .map(code -> "%s (exit code %d)".formatted(reason, code))
                .orElse(reason);
    }

    private static Optional<Integer> exitCode(JobDetail job) {
        return Optional.ofNullable(job.container())
                .flatMap(container -> Optional.ofNullable(container.exitCode()));
    }
}
