package dev.darkroom.worker.job;

import dev.darkroom.worker.edge.AwsFailures;
import dev.darkroom.worker.shard.SqsMessageHold;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A job queue in SQS.
public final class SqsJobQueue implements JobQueue {
    private final SqsClient sqs;
    private final String queueUrl;

    public SqsJobQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public Receipt receive(Duration wait, Duration visibility) {
        try {
            List<Message> messages =
                    sqs.receiveMessage(request ->
                                    request.queueUrl(queueUrl)
                                            .maxNumberOfMessages(1)
                                            .waitTimeSeconds(seconds(wait))
                                            .visibilityTimeout(seconds(visibility)))
                            .messages();
            if (messages.isEmpty()) {
                return new Nothing();
            }
            Message message = messages.getFirst();
            return new Delivery(
                    message.body(), new SqsMessageHold(sqs, queueUrl, message.receiptHandle()));
        } catch (QueueDoesNotExistException _) {
            return new NoQueue();
        } catch (SdkException e) {
            throw AwsFailures.translate("Receiving from job queue " + queueUrl, e);
        }
    }

    /// Whole seconds, rounded up: a wait of zero would be no long poll.
    private static int seconds(Duration time) {
        return Math.toIntExact(time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
