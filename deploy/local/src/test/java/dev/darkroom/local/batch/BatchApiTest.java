package dev.darkroom.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

final class BatchApiTest {
    @TempDir Path folder;
    private TestBatch batch;

    @BeforeEach
    void start() throws IOException {
        batch = TestBatch.start(folder);
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void jobsAreListedByNameInWhateverStatus() {
        String first = batch.submit("darkroom-a-wave-1", "exit 0");
        String second = batch.submit("darkroom-a-wave-2", "sleep 20");
        String other = batch.submit("darkroom-b-wave-1", "exit 0");
        Stream.of(first, other).forEach(batch::ended);

        assertThat(batch.named("darkroom-a-wave-1"))
                .extracting(JobSummary::jobId)
                .containsExactly(first);
        assertThat(batch.named("darkroom-a-*"))
                .extracting(JobSummary::jobId)
                .containsExactlyInAnyOrder(first, second);
        batch.until(second, JobStatus.RUNNING);
        assertThat(batch.client().listJobs(list -> list.jobQueue("spot")).jobSummaryList())
                .extracting(JobSummary::jobId)
                .containsExactly(second);
    }

    @Test
    void whatBatchRefusesIsRefused() {
        assertRefused(job -> job.jobQueue("absent"), "JobQueue absent not found");
        assertRefused(job -> job.jobDefinition("absent:7"), "JobDefinition absent not found");
        assertRefused(job -> job.jobName("no spaces, please"), "no spaces, please");
        assertRefused(job -> job.arrayProperties(array -> array.size(10_001)), "2 to 10000");
        assertRefused(job -> job.arrayProperties(array -> array.size(1)), "2 to 10000");
        assertRefused(job -> job.timeout(limit -> limit.attemptDurationSeconds(0)), "at least 1");
        assertRefused(job -> job.retryStrategy(retry -> retry.attempts(11)), "1 to 10");
        assertRefused(
                job ->
                        job.containerOverrides(container ->
                                container.environment(TestBatch.pair("AWS_BATCH_JOB_ID", "mine"))),
                "AWS_BATCH");
        assertRefused(
                job ->
                        job.containerOverrides(
                                container -> container.resourceRequirements(TestBatch.vcpus(5))),
                "has 4");
        assertRefused(job -> job.shareIdentifier("not-so"), "shareIdentifier is 'not-so'");
        assertRefused(
                job -> job.shareIdentifier("a").schedulingPriorityOverride(10_000), "0 to 9999");
        assertRefused(job -> job.schedulingPriorityOverride(1), "needs a shareIdentifier");
        assertRefused(
                job -> job.dependsOn(JobDependency.builder().jobId("x").build()), "dependsOn");
    }

    @Test
    void unknownJobsAreAbsentFromDescriptionsAndTooManyIdsRefused() {
        assertThat(
                        batch.client()
                                .describeJobs(describe ->
                                        describe.jobs("00000000-0000-0000-0000-000000000000"))
                                .jobs())
                .isEmpty();
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() ->
                        batch.client()
                                .describeJobs(describe ->
                                        describe.jobs(
                                                IntStream.range(0, 101)
                                                        .mapToObj(String::valueOf)
                                                        .toList())));
    }

    @Test
    void queuesAndDefinitionsAreDescribed() {
        assertThat(batch.client().describeJobQueues(describe -> {}).jobQueues())
                .extracting(queue -> queue.jobQueueName())
                .containsExactly("on-demand", "spot");
        assertThat(
                        batch.client()
                                .describeJobDefinitions(
                                        describe -> describe.jobDefinitionName("shell"))
                                .jobDefinitions())
                .extracting(definition -> definition.revision())
                .containsExactly(1);
    }

    @Test
    void fairShareIsDescribed() {
        String id =
                batch.submit(
                        "shared",
                        "exit 0",
                        job -> job.shareIdentifier("photos").schedulingPriorityOverride(7));

        assertThat(batch.describe(id).shareIdentifier()).isEqualTo("photos");
        assertThat(batch.describe(id).schedulingPriority()).isEqualTo(7);
        assertThat(batch.describe(batch.submit("alone", "exit 0")).shareIdentifier()).isNull();
    }

    @Test
    void vcpusAndMemoryOfTheRequestReplaceThoseOfTheDefinition() {
        String id =
                batch.submit(
                        "large",
                        "exit 0",
                        job ->
                                job.containerOverrides(container ->
                                        container
                                                .command("/bin/sh", "-c", "exit 0")
                                                .resourceRequirements(
                                                        TestBatch.vcpus(3),
                                                        ResourceRequirement.builder()
                                                                .type(ResourceType.MEMORY)
                                                                .value("4096")
                                                                .build())));

        assertThat(batch.describe(id).container().vcpus()).isEqualTo(3);
        assertThat(batch.describe(id).container().memory()).isEqualTo(4_096);
    }

    @Test
    void jobsOfASecondQueueAreItsOwn() {
        String id = batch.submit("mop", "exit 0", job -> job.jobQueue("on-demand"));
        batch.ended(id);

        assertThat(batch.describe(id).jobQueue()).endsWith("/on-demand");
        assertThat(batch.named("mop")).isEmpty();
    }

    private void assertRefused(Consumer<SubmitJobRequest.Builder> wrong, String message) {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> batch.submit("refused", "exit 0", wrong))
                .withMessageContaining(message);
    }
}
