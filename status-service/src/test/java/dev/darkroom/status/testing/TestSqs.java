package dev.darkroom.status.testing;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// ElasticMQ on a port of its own.
public final class TestSqs implements AutoCloseable {
    public static final String REGION = "eu-west-1";
    public static final String KEY = "test-key";
    public static final String SECRET = "test-secret";

    private final SQSRestServer server;

    private TestSqs(SQSRestServer server) {
        this.server = server;
    }

    public static TestSqs start() {
        var server =
                SQSRestServerBuilder.withInterface("127.0.0.1")
                        .withDynamicPort()
                        .withAWSRegion(REGION)
                        .withAWSAccountId("000000000000")
                        .start();
        return new TestSqs(server);
    }

    public URI endpoint() {
        int port = server.waitUntilStarted().localAddress().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    public String createQueue(String name) {
        try (SqsClient client = client(endpoint())) {
            return client.createQueue(queue -> queue.queueName(name)).queueUrl();
        }
    }

    public static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
