package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.config.PlannerConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.RetryAction;
import software.amazon.awssdk.services.batch.model.RetryStrategy;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/// The request that makes a wave a job of AWS Batch.
final class AwsBatchSubmission {
    /// The worker's exit code when it was drained: handed its shard back and left.
    private static final String DRAINED = "3";

    /// Of a container's memory, what its imagers may hold: the rest is the worker's own.
    private static final int IMAGER_TENTHS = 6;

    private static final int MAX_TAG_CHARACTERS = 256;

    private AwsBatchSubmission() {}

    static SubmitJobRequest request(RunDocument run, Wave wave, PlannerConfig config) {
        PlannerConfig.Batch batch = config.batch();
        var request =
                SubmitJobRequest.builder()
                        .jobName(wave.name())
                        .jobQueue(queue(wave.capacity(), batch))
                        .jobDefinition(batch.jobDefinition())
                        .containerOverrides(container(run, wave, config))
                        .retryStrategy(retries(batch.attempts()))
                        .timeout(timeout ->
                                timeout.attemptDurationSeconds(
                                        Math.toIntExact(batch.timeout().toSeconds())))
                        .tags(tags(run))
                        .propagateTags(true);
        run.spec()
                .share()
                .ifPresent(share -> {
                    request.shareIdentifier(share.identifier());
                    share.priority().ifPresent(request::schedulingPriorityOverride);
                });
        if (wave.workers() > 1) {
            request.arrayProperties(array -> array.size(wave.workers()));
        }
        return request.build();
    }

    /// The job queue that gives a capacity.
    ///
    /// @throws IllegalStateException if none is configured for it
    static String queue(Capacity capacity, PlannerConfig.Batch batch) {
        return switch (capacity) {
            case SPOT -> batch.jobQueue();
            case ON_DEMAND ->
                    batch.mopUpJobQueue()
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "there is a wave on on-demand capacity, but darkroom.planner.batch.mop-up-job-queue is not set"));
        };
    }

    private static ContainerOverrides container(RunDocument run, Wave wave, PlannerConfig config) {
        var environment = new ArrayList<KeyValuePair>();
        var requirements = new ArrayList<ResourceRequirement>();
        environment.add(variable("DARKROOM_WORKER_RUN", run.name().value()));
        environment.add(variable("DARKROOM_WORKER_WAVE", wave.name()));
        environment.add(variable("DARKROOM_WORKER_JOB_QUEUE_URL", run.queueUrl().orElseThrow()));
        environment.add(variable("DARKROOM_WORKER_EVENT_QUEUE_URL", config.eventQueueUrl()));
        environment.add(variable("DARKROOM_WORKER_CONTROL_BUCKET", config.controlBucket()));
        environment.add(
                variable(
                        "DARKROOM_WORKER_LIFETIME",
                        WorkerLifetime.of(
                                        wave, config.batch().timeout(), config.batch().shardTime())
                                .toString()));
        override(run.limits().workers(), environment, requirements);
        return ContainerOverrides.builder()
                .environment(environment)
                .resourceRequirements(requirements)
                .build();
    }

    /// Other vCPUs and memory than the job definition's, and the worker's settings that follow from
    /// them.
    private static void override(
            WorkerLimits workers,
            List<KeyValuePair> environment,
            List<ResourceRequirement> requirements) {
        workers.vcpus()
                .ifPresent(count -> {
                    requirements.add(requirement(ResourceType.VCPU, count));
                    environment.add(
                            variable("DARKROOM_WORKER_IMAGER_COUNT", Integer.toString(count)));
                });
        workers.memoryMiB()
                .ifPresent(size -> {
                    requirements.add(requirement(ResourceType.MEMORY, size));
                    environment.add(
                            variable(
                                    "DARKROOM_WORKER_IMAGER_MEMORY_BUDGET",
                                    size * IMAGER_TENTHS / 10 + "M"));
                });
    }

    private static ResourceRequirement requirement(ResourceType type, int value) {
        return ResourceRequirement.builder().type(type).value(Integer.toString(value)).build();
    }

    private static KeyValuePair variable(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    /// The client's tags cannot be ours: theirs do not begin with `darkroom:`.
    private static Map<String, String> tags(RunDocument run) {
        var tags = new HashMap<>(run.spec().tags());
        tags.put("darkroom:run", run.name().value());
        tags.put("darkroom:recipe", tag(run.spec().recipe().name()));
        return tags;
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
}
