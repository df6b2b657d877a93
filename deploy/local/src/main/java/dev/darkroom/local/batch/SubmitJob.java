package dev.darkroom.local.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads SubmitJob: what the definition says, with the request's overrides on top.
///
/// What this server has not is refused by name, never passed over.
record SubmitJob(
        Map<String, JobQueue> queues,
        Map<String, JobDefinition> definitions,
        Duration minimumTimeout,
        InstantSource clock) {
    private static final List<String> REFUSED =
            List.of(
                    "dependsOn",
                    "nodeOverrides",
                    "eksPropertiesOverride",
                    "ecsPropertiesOverride",
                    "parameters",
                    "consumableResourcePropertiesOverride");

    Submission read(JsonNode request) {
        for (String field : REFUSED) {
            if (!request.path(field).isEmpty()) {
                throw new ClientException("the embedded AWS Batch has no " + field);
            }
        }
        String queue = Arn.name(Field.text(request, "jobQueue"));
        if (!queues.containsKey(queue)) {
            throw new ClientException("JobQueue " + queue + " not found");
        }
        JsonNode array = request.path("arrayProperties");
        try {
            return new Submission(
                    JobId.random(),
                    Field.text(request, "jobName"),
                    queues.get(queue),
                    overridden(definition(request), request),
                    array.isObject() ? Field.optionalInt(array, "size") : OptionalInt.empty(),
                    Field.map(request, "tags"),
                    share(request),
                    clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ClientException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<FairShare> share(JsonNode request) {
        OptionalInt priority = Field.optionalInt(request, "schedulingPriorityOverride");
        Optional<String> identifier = Field.optionalText(request, "shareIdentifier");
        if (identifier.isEmpty() && priority.isPresent()) {
            throw new ClientException("schedulingPriorityOverride needs a shareIdentifier");
        }
        return identifier.map(share -> new FairShare(share, priority));
    }

    private JobDefinition definition(JsonNode request) {
        String name = Arn.name(Field.text(request, "jobDefinition"));
        return Optional.ofNullable(definitions.get(name))
                .orElseThrow(() -> new ClientException("JobDefinition " + name + " not found"));
    }

    private JobDefinition overridden(JobDefinition base, JsonNode request) {
        JsonNode container = request.path("containerOverrides");
        Map<String, String> environment = new HashMap<>(base.environment());
        environment.putAll(Field.pairs(container, "environment"));
        List<String> command = Field.texts(container, "command");
        return new JobDefinition(
                base.name(),
                command.isEmpty() ? base.command() : command,
                environment,
                resource(container, "VCPU", "vcpus", base.vcpus()),
                resource(container, "MEMORY", "memory", base.memoryMiB()),
                retryStrategy(request.path("retryStrategy"), base.retryStrategy()),
                timeout(request.path("timeout"), base.timeout()));
    }

    private static int resource(JsonNode container, String type, String oldName, int base) {
        for (JsonNode requirement : container.path("resourceRequirements")) {
            if (Field.text(requirement, "type").equals(type)) {
                return Integer.parseInt(Field.text(requirement, "value"));
            }
        }
        return Field.optionalInt(container, oldName).orElse(base);
    }

    private static RetryStrategy retryStrategy(JsonNode strategy, RetryStrategy base) {
        if (!strategy.isObject()) return base;
        List<EvaluateOnExit> rules = new ArrayList<>();
        for (JsonNode rule : strategy.path("evaluateOnExit")) rules.add(rule(rule));
        int attempts = Field.optionalInt(strategy, "attempts").orElse(base.attempts());
        return new RetryStrategy(attempts, rules.isEmpty() ? base.evaluateOnExit() : rules);
    }

    private static EvaluateOnExit rule(JsonNode rule) {
        String action = Field.text(rule, "action");
        return new EvaluateOnExit(
                Field.optionalText(rule, "onStatusReason"),
                Field.optionalText(rule, "onReason"),
                Field.optionalText(rule, "onExitCode"),
                EvaluateOnExit.Action.valueOf(action.toUpperCase(Locale.ROOT)));
    }

    private Optional<Duration> timeout(JsonNode timeout, Optional<Duration> base) {
        if (!timeout.isObject()) return base;
        OptionalInt seconds = Field.optionalInt(timeout, "attemptDurationSeconds");
        if (seconds.isEmpty()) return base;
        if (seconds.getAsInt() < minimumTimeout.toSeconds()) {
            throw new ClientException(
                    "timeout.attemptDurationSeconds is %d (expected at least %d)"
                            .formatted(seconds.getAsInt(), minimumTimeout.toSeconds()));
        }
        return Optional.of(Duration.ofSeconds(seconds.getAsInt()));
    }
}
