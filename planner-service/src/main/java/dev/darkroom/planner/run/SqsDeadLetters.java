package dev.darkroom.planner.run;

import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/// The dead-letter queue in SQS, where one is configured. What was received stays in it, and comes
/// back after some minutes.
@Singleton
final class SqsDeadLetters implements DeadLetters {
    private static final int A_RECEIVE = 10;
    private static final int MOST_RECEIVES = 20;
    private static final Duration HIDDEN = Duration.ofMinutes(5);

    private final SqsClient sqs;
    private final Optional<String> name;

    SqsDeadLetters(SqsClient sqs, PlannerConfig config) {
        this.sqs = sqs;
        this.name = config.deadLetterQueueArn().map(arn -> arn.substring(arn.lastIndexOf(':') + 1));
    }

    @Override
    public List<Letter> look() {
        if (name.isEmpty()) {
            return List.of();
        }
        String url = sqs.getQueueUrl(queue -> queue.queueName(name.get())).queueUrl();
        var letters = new ArrayList<Letter>();
        for (int i = 0; i < MOST_RECEIVES; i++) {
            ReceiveMessageResponse received =
                    sqs.receiveMessage(receive ->
                            receive.queueUrl(url)
                                    .maxNumberOfMessages(A_RECEIVE)
                                    .visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds())));
            for (Message message : received.messages()) {
                letters.add(new Letter(message.messageId(), message.body()));
            }
            if (received.messages().isEmpty()) {
                break;
            }
        }
        return letters;
    }
}
