package dev.darkroom.local.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// Jobs, queues and definitions in the shapes of Batch's answers.
final class JobJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JobJson() {}

    static ObjectNode detail(JobView view) {
        JobDefinition definition = view.submission().definition();
        ObjectNode job = head(view);
        job.put("jobQueue", Arn.queue(view.submission().queue().name()).value());
        job.put("isTerminated", view.terminated());
        ObjectNode container = container(definition);
        last(view)
                .ifPresent(attempt -> {
                    container.put("logStreamName", attempt.logStream());
                    end(container, attempt.end());
                });
        job.set("container", container);
        job.set("retryStrategy", retryStrategy(definition.retryStrategy()));
        definition
                .timeout()
                .ifPresent(limit ->
                        job.putObject("timeout").put("attemptDurationSeconds", limit.toSeconds()));
        ArrayNode attempts = job.putArray("attempts");
        view.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        view.submission()
                .share()
                .ifPresent(share -> {
                    job.put("shareIdentifier", share.identifier());
                    share.priority().ifPresent(value -> job.put("schedulingPriority", value));
                });
        ObjectNode tags = job.putObject("tags");
        view.submission().tags().forEach(tags::put);
        if (job.get("arrayProperties") instanceof ObjectNode array) {
            if (!view.statusSummary().isEmpty()) {
                ObjectNode summary = array.putObject("statusSummary");
                view.statusSummary().forEach((status, count) -> summary.put(status.name(), count));
            }
        }
        return job;
    }

    static ObjectNode summary(JobView view) {
        ObjectNode job = head(view);
        last(view).ifPresent(attempt -> end(job.putObject("container"), attempt.end()));
        return job;
    }

    static ObjectNode queue(JobQueue queue) {
        ObjectNode node =
                JSON.objectNode()
                        .put("jobQueueName", queue.name())
                        .put("jobQueueArn", Arn.queue(queue.name()).value())
                        .put("state", "ENABLED")
                        .put("status", "VALID")
                        .put("priority", 1);
        node.putArray("computeEnvironmentOrder")
                .addObject()
                .put("order", 1)
                .put(
                        "computeEnvironment",
                        Arn.environment(queue.computeEnvironment().name()).value());
        return node;
    }

    static ObjectNode definition(JobDefinition definition) {
        ObjectNode node =
                JSON.objectNode()
                        .put("jobDefinitionName", definition.name())
                        .put("jobDefinitionArn", Arn.definition(definition.name()).value())
                        .put("revision", 1)
                        .put("status", "ACTIVE")
                        .put("type", "container");
        node.set("containerProperties", container(definition));
        node.set("retryStrategy", retryStrategy(definition.retryStrategy()));
        return node;
    }

    private static ObjectNode head(JobView view) {
        Submission submission = view.submission();
        ObjectNode job =
                JSON.objectNode()
                        .put("jobArn", Arn.job(submission.id()).value())
                        .put("jobId", submission.id().value())
                        .put("jobName", submission.name())
                        .put(
                                "jobDefinition",
                                Arn.definition(submission.definition().name()).value())
                        .put("status", view.status().name())
                        .put("createdAt", submission.createdAt().toEpochMilli());
        view.statusReason().ifPresent(reason -> job.put("statusReason", reason));
        time(job, "startedAt", view.startedAt());
        time(job, "stoppedAt", view.stoppedAt());
        submission
                .arraySize()
                .ifPresent(size -> job.putObject("arrayProperties").put("size", size));
        submission
                .id()
                .index()
                .ifPresent(index -> job.putObject("arrayProperties").put("index", index));
        return job;
    }

    private static ObjectNode container(JobDefinition definition) {
        ObjectNode container =
                JSON.objectNode()
                        .put("vcpus", definition.vcpus())
                        .put("memory", definition.memoryMiB());
        ArrayNode command = container.putArray("command");
        definition.command().forEach(command::add);
        ArrayNode environment = container.putArray("environment");
        definition
                .environment()
                .forEach((name, value) ->
                        environment.addObject().put("name", name).put("value", value));
        return container;
    }

    private static ObjectNode retryStrategy(RetryStrategy strategy) {
        ObjectNode node = JSON.objectNode().put("attempts", strategy.attempts());
        ArrayNode rules = node.putArray("evaluateOnExit");
        for (EvaluateOnExit rule : strategy.evaluateOnExit()) {
            ObjectNode each = rules.addObject().put("action", rule.action().name());
            rule.onStatusReason().ifPresent(pattern -> each.put("onStatusReason", pattern));
            rule.onReason().ifPresent(pattern -> each.put("onReason", pattern));
            rule.onExitCode().ifPresent(pattern -> each.put("onExitCode", pattern));
        }
        return node;
    }

    private static ObjectNode attempt(Attempt attempt) {
        ObjectNode node =
                JSON.objectNode()
                        .put("startedAt", attempt.startedAt().toEpochMilli())
                        .put("stoppedAt", attempt.stoppedAt().toEpochMilli())
                        .put("statusReason", attempt.end().statusReason());
        ObjectNode container = node.putObject("container");
        container.put("logStreamName", attempt.logStream());
        end(container, attempt.end());
        return node;
    }

    private static void end(ObjectNode container, AttemptEnd end) {
        end.exitCode().ifPresent(code -> container.put("exitCode", code));
        end.reason().ifPresent(reason -> container.put("reason", reason));
    }

    private static Optional<Attempt> last(JobView view) {
        return view.attempts().isEmpty()
                ? Optional.empty()
                : Optional.of(view.attempts().getLast());
    }

    private static void time(ObjectNode node, String name, Optional<Instant> time) {
        time.ifPresent(at -> node.put(name, at.toEpochMilli()));
    }
}
