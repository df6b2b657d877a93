package dev.darkroom.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;

final class BatchServerTest {
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
    void aJobGetsTheEnvironmentOfAContainerAndNoOther() throws IOException {
        String id =
                batch.submit(
                        "plain", "env; pwd; echo done >&2", job -> job.tags(Map.of("run", "a")));

        JobDetail job = batch.ended(id);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.container().exitCode()).isZero();
        assertThat(job.attempts()).hasSize(1);
        assertThat(job.tags()).containsEntry("run", "a");
        assertThat(job.startedAt()).isGreaterThanOrEqualTo(job.createdAt());
        assertThat(Files.readAllLines(batch.log(job)))
                .contains(
                        "AWS_BATCH_JOB_ID=" + id,
                        "AWS_BATCH_JOB_ATTEMPT=1",
                        "AWS_BATCH_JQ_NAME=spot",
                        "AWS_BATCH_CE_NAME=local",
                        "A=defined",
                        "B=overridden",
                        "LANG=C.UTF-8",
                        "done")
                .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.contains("ARRAY_INDEX"));
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void anArrayFailsIfAChildDoesAndCountsThem() {
        String id =
                batch.submit(
                        "array",
                        "test $(($AWS_BATCH_JOB_ARRAY_INDEX % 10)) != 3",
                        job -> job.arrayProperties(array -> array.size(50)));
        JobDetail parent = batch.ended(id);

        assertThat(parent.status()).isEqualTo(JobStatus.FAILED);
        assertThat(parent.arrayProperties().size()).isEqualTo(50);
        assertThat(parent.arrayProperties().statusSummary())
                .containsEntry("SUCCEEDED", 45)
                .containsEntry("FAILED", 5)
                .containsEntry("RUNNING", 0);
        JobDetail child = batch.describe(id + ":13");
        assertThat(child.status()).isEqualTo(JobStatus.FAILED);
        assertThat(child.arrayProperties().index()).isEqualTo(13);
        assertThat(child.container().exitCode()).isEqualTo(1);
        assertThat(
                        batch.client()
                                .listJobsPaginator(list ->
                                        list.arrayJobId(id)
                                                .jobStatus(JobStatus.FAILED)
                                                .maxResults(2))
                                .jobSummaryList())
                .extracting(summary -> summary.arrayProperties().index())
                .containsExactly(3, 13, 23, 33, 43);
    }

    @Test
    void noMoreRunAtOnceThanThereAreVcpus() throws IOException {
        Path marks = Files.createDirectory(folder.resolve("marks"));
        String id =
                batch.submit(
                        "bounded",
                        "touch %s/$$; ls %s | wc -l; sleep 0.15; rm %s/$$"
                                .formatted(marks, marks, marks),
                        job ->
                                job.arrayProperties(array -> array.size(12))
                                        .containerOverrides(container ->
                                                TestBatch.command(
                                                                container,
                                                                "touch %1$s/$$; ls %1$s | wc -l; sleep 0.15; rm %1$s/$$"
                                                                        .formatted(marks))
                                                        .resourceRequirements(TestBatch.vcpus(2))));
        assertThat(batch.ended(id).status()).isEqualTo(JobStatus.SUCCEEDED);

        List<Integer> atOnce =
                IntStream.range(0, 12)
                        .mapToObj(index -> batch.describe(id + ":" + index))
                        .map(job ->
                                Integer.valueOf(TestBatch.lines(batch.log(job)).getFirst().strip()))
                        .toList();
        assertThat(atOnce).allSatisfy(count -> assertThat(count).isBetween(1, 2)).contains(2);
    }

    @Test
    void aCommandThatIsNotThereIsAFailedAttempt() {
        String id =
                batch.submit(
                        "absent",
                        "",
                        job ->
                                job.containerOverrides(
                                        container -> container.command("/no/such/command")));

        assertThat(batch.ended(id).attempts().getFirst().container().reason())
                .startsWith("CannotStartContainerError");
    }
}
