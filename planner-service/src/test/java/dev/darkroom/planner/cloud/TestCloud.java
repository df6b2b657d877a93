package dev.darkroom.planner.cloud;

import dev.darkroom.local.batch.ComputeEnvironment;
import dev.darkroom.local.batch.JobDefinition;
import dev.darkroom.local.batch.JobQueue;
import dev.darkroom.local.cloud.Containers;
import dev.darkroom.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The embedded cloud with buckets `raw` and `control`, an event queue, and a Batch job queue
/// `workers` whose definition `worker` runs a shell script that ends at once, and a second one,
/// `mop-up`; one for all tests of this JVM.
public final class TestCloud {
    private final EmbeddedCloud cloud;
    private final S3Client s3;
    private final SqsClient sqs;
    private final BatchClient batch;

    private TestCloud() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "cloud");
        Containers worker =
                environment ->
                        List.of(
                                JobDefinition.of(
                                        "worker",
                                        List.of("/bin/sh", "-c", "sleep 0.2"),
                                        environment));
        cloud =
                EmbeddedCloud.in(data)
                        .s3("raw", "control")
                        .sqs()
                        .batch(new JobQueue("workers", new ComputeEnvironment("here", 64)), worker)
                        .batch(new JobQueue("mop-up", new ComputeEnvironment("there", 64)), worker)
                        .start();
        s3 = client(S3Client.builder().httpClientBuilder(ApacheHttpClient.builder()), "S3");
        sqs = client(SqsClient.builder().httpClientBuilder(ApacheHttpClient.builder()), "SQS");
        batch =
                client(
                        BatchClient.builder().httpClientBuilder(ApacheHttpClient.builder()),
                        "BATCH");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private static final class Holder {
        static final TestCloud RUNNING = start();

        private static TestCloud start() {
            try {
                return new TestCloud();
            } catch (IOException e) {
                throw new UncheckedIOException("Starting the embedded cloud", e);
            }
        }
    }

    public static TestCloud running() {
        return Holder.RUNNING;
    }

    /// The variables of a service that uses this cloud.
    public Map<String, String> environment() {
        return cloud.environment();
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public BatchClient batch() {
        return batch;
    }

    /// The URL of a queue, which is made if need be.
    public String queue(String name) {
        return sqs.createQueue(queue -> queue.queueName(name)).queueUrl();
    }

    private <C, B extends AwsClientBuilder<B, C>> C client(B builder, String service) {
        var environment = cloud.environment();
        return builder.endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_" + service)))
                .region(Region.of(environment.get("AWS_REGION")))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        environment.get("AWS_ACCESS_KEY_ID"),
                                        environment.get("AWS_SECRET_ACCESS_KEY"))))
                .build();
    }

    private void close() {
        try {
            cloud.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing the embedded cloud", e);
        }
    }
}
