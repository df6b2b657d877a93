package dev.darkroom.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsServerTest {
    private static SqsServer server;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        server = SqsServer.start();
        sqs =
                SqsClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(ApacheHttpClient.create())
                        .build();
    }

    @AfterAll
    static void stop() {
        sqs.close();
        server.close();
    }

    @Test
    void aQueueUrlLeadsBackToTheServer() {
        String url = queue("jobs", Map.of());

        assertThat(url).isEqualTo(server.endpoint() + "/000000000000/jobs");
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("caf\u00e9 \ud83d\udcf7"));
        assertThat(receive(url))
                .extracting(Message::body)
                .containsExactly("caf\u00e9 \ud83d\udcf7");
        assertThat(receive(url)).isEmpty();
    }

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() {
        String dead = queue("dead", Map.of());
        String policy =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}".formatted(arn(dead));
        String jobs = queue("retried", Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
        sqs.sendMessage(send -> send.queueUrl(jobs).messageBody("poison"));

        for (int time = 0; time < 2; time++) {
            Message message = receive(jobs).getFirst();
            sqs.changeMessageVisibility(change ->
                    change.queueUrl(jobs)
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0));
        }

        assertThat(receive(jobs)).isEmpty();
        assertThat(receive(dead)).extracting(Message::body).containsExactly("poison");
        assertThat(arn(dead)).isEqualTo("arn:aws:sqs:us-east-1:000000000000:dead");
    }

    private static String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    private static String arn(String url) {
        return sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(0)).messages();
    }
}
