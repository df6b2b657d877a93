package dev.darkroom.worker.shard;

import dev.darkroom.worker.edge.AwsFailures;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The hold that a receipt handle gives on a message of an SQS queue.
public final class SqsMessageHold implements MessageHold {
    private final SqsClient sqs;
    private final String queueUrl;
    private final String receiptHandle;

    public SqsMessageHold(SqsClient sqs, String queueUrl, String receiptHandle) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.receiptHandle = receiptHandle;
    }

    @Override
    public void visibleAfter(Duration time) {
        try {
            sqs.changeMessageVisibility(request ->
                    request.queueUrl(queueUrl)
                            .receiptHandle(receiptHandle)
                            .visibilityTimeout(Math.toIntExact(time.toSeconds())));
        } catch (SdkException e) {
            throw AwsFailures.translate("Changing a message's visibility in " + queueUrl, e);
        }
    }

    @Override
    public void delete() {
        try {
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(receiptHandle));
        } catch (SdkException e) {
            throw AwsFailures.translate("Deleting a message of " + queueUrl, e);
        }
    }
}
