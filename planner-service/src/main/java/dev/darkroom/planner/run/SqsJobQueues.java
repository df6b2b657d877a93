package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/// Job queues in SQS, named `darkroom-{run}`.
@Singleton
final class SqsJobQueues implements JobQueues {
    /// SQS keeps no message longer.
    private static final Duration RETENTION = Duration.ofDays(14);

    private final SqsClient sqs;
    private final SqsBatches batches;
    private final PlannerConfig config;

    SqsJobQueues(SqsClient sqs, PlannerConfig config) {
        this.sqs = sqs;
        this.batches = new SqsBatches(sqs);
        this.config = config;
    }

    @Override
    public String make(RunName run) {
        var attributes = attributes();
        try {
            return sqs.createQueue(queue -> queue.queueName(name(run)).attributes(attributes))
                    .queueUrl();
        } catch (QueueNameExistsException _) {
            // A planner with other settings made it before it was killed.
            String url = sqs.getQueueUrl(queue -> queue.queueName(name(run))).queueUrl();
            sqs.setQueueAttributes(queue -> queue.queueUrl(url).attributes(attributes));
            return url;
        }
    }

    @Override
    public void send(String url, List<JobMessage> messages) {
        batches.send(url, messages.stream().map(Json::text).toList());
    }

    @Override
    public QueueDepth depth(String url) {
        var counts =
                sqs.getQueueAttributes(queue ->
                                queue.queueUrl(url)
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                        .attributes();
        return new QueueDepth(
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    @Override
    public void delete(RunName run) {
        try {
            String url = sqs.getQueueUrl(queue -> queue.queueName(name(run))).queueUrl();
            sqs.deleteQueue(queue -> queue.queueUrl(url));
        } catch (QueueDoesNotExistException _) {
            // Deleted before, or never made.
        }
    }

    private Map<QueueAttributeName, String> attributes() {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(config.queue().visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(RETENTION.toSeconds()));
        config.deadLetterQueueArn()
                .ifPresent(arn ->
                        attributes.put(
                                QueueAttributeName.REDRIVE_POLICY,
                                Json.text(
                                        Map.of(
                                                "deadLetterTargetArn",
                                                arn,
                                                "maxReceiveCount",
                                                config.queue().maxReceiveCount()))));
        return attributes;
    }

    private static String name(RunName run) {
        return "darkroom-" + run;
    }

    private static long count(
            Map<QueueAttributeName, String> counts, QueueAttributeName attribute) {
        return Long.parseLong(counts.get(attribute));
    }
}
