package dev.darkroom.status.ingest;

import dev.darkroom.status.StatusConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The event queue in SQS, read by long polls.
@Singleton
final class SqsEventQueue implements EventQueue {
    private static final Logger LOG = Logger.getLogger(SqsEventQueue.class);
    private static final int MESSAGES_A_BATCH = 10;

    private final SqsClient sqs;
    private final String url;
    private final int longPollSeconds;

    SqsEventQueue(SqsClient sqs, StatusConfig config) {
        this.sqs = sqs;
        this.url = config.eventQueueUrl().toString();
        this.longPollSeconds = (int) config.ingest().longPoll().toSeconds();
    }

    @Override
    public List<Delivery> receive() {
        try {
            return sqs
                    .receiveMessage(request ->
                            request.queueUrl(url)
                                    .maxNumberOfMessages(MESSAGES_A_BATCH)
                                    .waitTimeSeconds(longPollSeconds)
                                    .messageSystemAttributeNames(
                                            MessageSystemAttributeName.SENT_TIMESTAMP))
                    .messages()
                    .stream()
                    .map(SqsEventQueue::delivery)
                    .toList();
        } catch (SdkException e) {
            throw new QueueFailure("Receiving from " + url, e);
        }
    }

    @Override
    public void delete(List<Delivery> deliveries) {
        // By place: the same message may be there twice, and ids of a batch must differ.
        var entries =
                IntStream.range(0, deliveries.size())
                        .mapToObj(place ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(Integer.toString(place))
                                        .receiptHandle(deliveries.get(place).receipt())
                                        .build())
                        .toList();
        try {
            sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                    .failed()
                    .forEach(failed ->
                            LOG.debugf(
                                    "message not deleted, so it comes again id=%s code=%s",
                                    messageId(deliveries, failed), failed.code()));
        } catch (SdkException e) {
            throw new QueueFailure("Deleting from " + url, e);
        }
    }

    private static String messageId(List<Delivery> deliveries, BatchResultErrorEntry failed) {
        return deliveries.get(Integer.parseInt(failed.id())).messageId();
    }

    private static Delivery delivery(Message message) {
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return new Delivery(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                sent == null ? Instant.now() : Instant.ofEpochMilli(Long.parseLong(sent)));
    }
}
