package dev.darkroom.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.darkroom.local.batch.ComputeEnvironment;
import dev.darkroom.local.batch.JobDefinition;
import dev.darkroom.local.batch.JobQueue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;

final class EmbeddedCloudTest {
    private static final JobQueue QUEUE = new JobQueue("spot", new ComputeEnvironment("local", 2));

    @TempDir Path data;

    @Test
    void allPartsStartTogetherAndJobsAreToldWhereTheyAre() throws Exception {
        long job;
        try (EmbeddedCloud cloud =
                EmbeddedCloud.in(data)
                        .s3("raw", "control")
                        .sqs()
                        .batch(
                                QUEUE,
                                environment ->
                                        List.of(
                                                JobDefinition.of(
                                                        "worker",
                                                        List.of(
                                                                "/bin/sh",
                                                                "-c",
                                                                "echo $$; env; exec sleep 60"),
                                                        environment)))
                        .postgres()
                        .start()) {
            assertThat(cloud.environment())
                    .containsKeys(
                            "AWS_REGION",
                            "AWS_ACCESS_KEY_ID",
                            "AWS_SECRET_ACCESS_KEY",
                            "AWS_ENDPOINT_URL_BATCH")
                    .containsEntry("AWS_ENDPOINT_URL_S3", cloud.s3().endpoint().toString())
                    .containsEntry("AWS_ENDPOINT_URL_SQS", cloud.sqs().endpoint().toString());
            assertThat(cloud.s3().folder("raw")).isDirectory();
            try (var connection =
                    DriverManager.getConnection(
                            cloud.postgres().jdbcUrl(),
                            cloud.postgres().user(),
                            cloud.postgres().password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
            List<String> log = submitAndReadLog(cloud.batch().endpoint());
            assertThat(log).contains("AWS_ENDPOINT_URL_S3=" + cloud.s3().endpoint());
            job = Long.parseLong(log.getFirst());
            assertThat(ProcessHandle.of(job)).isPresent();
        }
        assertThat(ProcessHandle.of(job).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whatWasNotAskedForIsNotThere() throws IOException {
        try (EmbeddedCloud cloud = EmbeddedCloud.in(data).sqs().start()) {
            assertThat(cloud.environment()).doesNotContainKey("AWS_ENDPOINT_URL_S3");
            assertThatIllegalStateException()
                    .isThrownBy(cloud::postgres)
                    .withMessage("PostgreSQL was not asked for in this cloud");
        }
    }

    @Test
    void twoCloudsDoNotShareAFolder() throws IOException {
        try (EmbeddedCloud cloud = EmbeddedCloud.in(data).s3("raw").start()) {
            assertThat(InetAddress.getByName(cloud.s3().endpoint().getHost()).isLoopbackAddress())
                    .isTrue();
            assertThatIOException()
                    .isThrownBy(() -> EmbeddedCloud.in(data).s3("raw").start())
                    .withMessageContaining("is in use by another embedded cloud");
        }
        EmbeddedCloud.in(data).s3("raw").start().close();
    }

    private List<String> submitAndReadLog(URI endpoint) throws Exception {
        try (BatchClient batch =
                BatchClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(ApacheHttpClient.create())
                        .build()) {
            batch.submitJob(job -> job.jobName("w").jobQueue("spot").jobDefinition("worker"));
        }
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
            Path logs = data.resolve("logs/jobs");
            if (!Files.isDirectory(logs)) continue;
            try (var files = Files.list(logs)) {
                for (Path file : files.toList()) {
                    List<String> lines = Files.readAllLines(file);
                    if (lines.stream().anyMatch(line -> line.startsWith("AWS_BATCH_JOB_ID="))) {
                        return lines;
                    }
                }
            }
        }
        throw new AssertionError("the job wrote nothing");
    }
}
