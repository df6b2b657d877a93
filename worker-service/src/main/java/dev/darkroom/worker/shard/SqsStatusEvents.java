package dev.darkroom.worker.shard;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.worker.edge.AwsFailures;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The SQS event queue.
public final class SqsStatusEvents implements StatusEvents {
    private final SqsClient sqs;
    private final String queueUrl;

    public SqsStatusEvents(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void publish(List<StatusEvent> events) {
        String body = Json.text(EventMessage.of(events));
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
        } catch (SdkException e) {
            throw AwsFailures.translate("Sending to event queue " + queueUrl, e);
        }
    }
}
