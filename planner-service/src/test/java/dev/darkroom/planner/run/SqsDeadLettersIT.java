package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.planner.cloud.TestCloud;
import dev.darkroom.planner.config.TestConfig;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsDeadLettersIT {
    private final SqsClient sqs = TestCloud.running().sqs();

    @Test
    void lettersAreSeenAndStayInTheirQueue() {
        String url = TestCloud.running().queue("letters");
        for (int i = 0; i < 25; i++) {
            String body = "letter " + i;
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
        }
        var counts =
                sqs.getQueueAttributes(
                                queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes();
        var letters =
                new SqsDeadLetters(
                        sqs,
                        TestConfig.with(
                                Map.of(
                                        "dead-letter-queue-arn",
                                        counts.get(QueueAttributeName.QUEUE_ARN))));

        Set<String> bodies = new HashSet<>();
        letters.look().forEach(letter -> bodies.add(letter.body()));

        assertThat(bodies).hasSize(25).contains("letter 0", "letter 24");
        assertThat(
                        sqs.getQueueAttributes(queue ->
                                        queue.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                                .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "25");
    }

    @Test
    void withoutAQueueThereIsNothingToSee() {
        assertThat(new SqsDeadLetters(sqs, TestConfig.with(Map.of())).look()).isEmpty();
    }
}
