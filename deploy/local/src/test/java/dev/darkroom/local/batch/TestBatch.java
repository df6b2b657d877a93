package dev.darkroom.local.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.RetryAction;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/// A server whose jobs are shell scripts, and the SDK's client of it; Batch's 30 and 60 seconds are
/// short.
record TestBatch(Path folder, BatchServer server, BatchClient client) implements AutoCloseable {
    static final int VCPUS = 4;

    static TestBatch start(Path folder) throws IOException {
        JobQueue queue = new JobQueue("spot", new ComputeEnvironment("local", VCPUS));
        List<String> command = List.of("/bin/sh", "-c", "exit 0");
        JobDefinition shell = JobDefinition.of("shell", command, Map.of("A", "defined"));
        BatchServer server =
                BatchServer.start(
                        BatchConfig.of(
                                        folder,
                                        folder.resolve("logs"),
                                        List.of(
                                                queue,
                                                new JobQueue(
                                                        "on-demand",
                                                        new ComputeEnvironment("other", VCPUS))),
                                        List.of(shell))
                                .with(Duration.ofMillis(700), Duration.ofSeconds(1)));
        BatchClient client =
                BatchClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(ApacheHttpClient.create())
                        .build();
        return new TestBatch(folder, server, client);
    }

    String submit(String name, String script) {
        return submit(name, script, job -> {});
    }

    String submit(String name, String script, Consumer<SubmitJobRequest.Builder> more) {
        return client.submitJob(
                        job -> {
                            job.jobName(name)
                                    .jobQueue("spot")
                                    .jobDefinition("shell")
                                    .containerOverrides(container -> command(container, script));
                            more.accept(job);
                        })
                .jobId();
    }

    JobDetail describe(String id) {
        return client.describeJobs(describe -> describe.jobs(id)).jobs().getFirst();
    }

    JobDetail ended(String id) {
        return until(id, JobStatus.SUCCEEDED, JobStatus.FAILED);
    }

    JobDetail until(String id, JobStatus... statuses) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(deadline)) {
            JobDetail job = describe(id);
            if (List.of(statuses).contains(job.status())) return job;
            pause();
        }
        throw new AssertionError(describe(id) + " did not become one of " + List.of(statuses));
    }

    List<JobSummary> named(String glob) {
        KeyValuesPair filter = KeyValuesPair.builder().name("JOB_NAME").values(glob).build();
        return client.listJobs(list -> list.jobQueue("spot").filters(filter)).jobSummaryList();
    }

    Path log(JobDetail job) {
        return folder.resolve("logs").resolve(job.container().logStreamName() + ".log");
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static ContainerOverrides.Builder command(ContainerOverrides.Builder container, String script) {
        return container.command("/bin/sh", "-c", script).environment(pair("B", "overridden"));
    }

    static KeyValuePair pair(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    static ResourceRequirement vcpus(int count) {
        return ResourceRequirement.builder()
                .type(ResourceType.VCPU)
                .value(Integer.toString(count))
                .build();
    }

    static software.amazon.awssdk.services.batch.model.EvaluateOnExit onExitCode(
            String pattern, RetryAction action) {
        return software.amazon.awssdk.services.batch.model.EvaluateOnExit.builder()
                .onExitCode(pattern)
                .action(action)
                .build();
    }

    static software.amazon.awssdk.services.batch.model.EvaluateOnExit onReason(
            String pattern, RetryAction action) {
        return software.amazon.awssdk.services.batch.model.EvaluateOnExit.builder()
                .onReason(pattern)
                .action(action)
                .build();
    }

    static software.amazon.awssdk.services.batch.model.EvaluateOnExit onStatusReason(
            String pattern, RetryAction action) {
        return software.amazon.awssdk.services.batch.model.EvaluateOnExit.builder()
                .onStatusReason(pattern)
                .action(action)
                .build();
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
