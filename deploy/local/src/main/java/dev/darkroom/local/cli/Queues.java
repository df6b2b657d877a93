package dev.darkroom.local.cli;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queues that stand before any run: of events, and of dead letters.
record Queues(String eventQueueUrl, String deadLetterQueueArn) {

    static Queues create(URI sqs, Map<String, String> aws) {
        var credentials =
                AwsBasicCredentials.create(
                        aws.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        aws.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        try (SqsClient client =
                SqsClient.builder()
                        .endpointOverride(sqs)
                        .region(Region.of(aws.getOrDefault("AWS_REGION", "us-east-1")))
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .build()) {
            String events = client.createQueue(it -> it.queueName("darkroom-events")).queueUrl();
            String dead =
                    client.createQueue(it -> it.queueName("darkroom-dead-letters")).queueUrl();
            Map<QueueAttributeName, String> attributes =
                    client.getQueueAttributes(it ->
                                    it.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes();
            String arn = Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
            return new Queues(events, arn);
        }
    }
}
