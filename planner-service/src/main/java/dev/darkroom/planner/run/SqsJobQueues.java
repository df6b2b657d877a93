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
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/// Job queues in SQS, named `darkroom-{run}`, and `darkroom-{run}_g1` after a redrive.
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
    public Optional<String> make(RunName run, int generation) {
        var attributes = attributes();
        String name = name(run, generation);
        try {
            return Optional.of(
                    sqs.createQueue(queue -> queue.queueName(name).attributes(attributes))
                            .queueUrl());
        } catch (QueueDeletedRecentlyException _) {
            // SQS keeps a name for a minute.
            return Optional.empty();
        } catch (QueueNameExistsException _) {
            // A planner with other settings made it before it was killed.
            String url = sqs.getQueueUrl(queue -> queue.queueName(name)).queueUrl();
            sqs.setQueueAttributes(queue -> queue.queueUrl(url).attributes(attributes));
            return Optional.of(url);
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
    public void delete(RunName run, int generation) {
        String name = name(run, generation);
        try {
            String url = sqs.getQueueUrl(queue -> queue.queueName(name)).queueUrl();
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

    /// No run's name holds an underscore.
    private static String name(RunName run, int generation) {
        return generation == 0 ? "darkroom-" + run : "darkroom-" + run + "_g" + generation;
    }

    private static long count(
            Map<QueueAttributeName, String> counts, QueueAttributeName attribute) {
        return Long.parseLong(counts.get(attribute));
    }
}
