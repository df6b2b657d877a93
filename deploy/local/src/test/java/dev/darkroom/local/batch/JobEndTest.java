package dev.darkroom.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.RetryAction;

final class JobEndTest {
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
    void anExitCodeMayAskForAnotherAttempt() {
        String id =
                batch.submit(
                        "again",
                        "test $AWS_BATCH_JOB_ATTEMPT = 3 || exit 75",
                        job ->
                                job.retryStrategy(retry ->
                                        retry.attempts(5)
                                                .evaluateOnExit(
                                                        TestBatch.onExitCode(
                                                                "75", RetryAction.RETRY),
                                                        TestBatch.onReason(
                                                                "*", RetryAction.EXIT))));
        JobDetail job = batch.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.attempts())
                .extracting(attempt -> attempt.container().exitCode())
                .containsExactly(75, 75, 0);
    }

    @Test
    void terminatingKillsWhatIgnoresSigtermAfterTheGrace() {
        String id = batch.submit("stubborn", "trap '' TERM; while :; do sleep 0.1; done");
        batch.until(id, JobStatus.RUNNING);
        Instant asked = Instant.now();

        batch.client().terminateJob(terminate -> terminate.jobId(id).reason("enough"));
        JobDetail job = batch.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.statusReason()).isEqualTo("enough");
        assertThat(job.container().exitCode()).isEqualTo(137);
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void terminatingLetsAJobEndByItself() {
        String id = batch.submit("polite", "trap 'exit 7' TERM; while :; do sleep 0.05; done");
        batch.until(id, JobStatus.RUNNING);
        TestBatch.pause();

        batch.client().terminateJob(terminate -> terminate.jobId(id).reason("enough"));

        assertThat(batch.ended(id).container().exitCode()).isEqualTo(7);
    }

    @Test
    void anAttemptIsHeldToItsTimeoutAndNotTriedAgain() {
        String id =
                batch.submit(
                        "slow",
                        "exec sleep 30",
                        job ->
                                job.timeout(limit -> limit.attemptDurationSeconds(1))
                                        .retryStrategy(retry -> retry.attempts(3)));
        JobDetail job = batch.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.statusReason()).isEqualTo("Job attempt duration exceeded timeout");
        assertThat(job.attempts()).hasSize(1);
        assertThat(job.container().exitCode()).isEqualTo(143);
    }

    @Test
    void aJobWhoseProcessIsKilledFailsWith137() {
        String id = batch.submit("killed", "kill -9 $$");

        JobDetail job = batch.ended(id);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempts().getFirst().container().exitCode()).isEqualTo(137);
    }

    @Test
    void aReclaimedInstanceTakesItsJobAlongAndTheSpotRuleBringsItBack() {
        String id =
                batch.submit(
                        "spot",
                        "test $AWS_BATCH_JOB_ATTEMPT = 2 || exec sleep 30",
                        job ->
                                job.retryStrategy(retry ->
                                        retry.attempts(2)
                                                .evaluateOnExit(
                                                        TestBatch.onStatusReason(
                                                                "Host EC2*", RetryAction.RETRY),
                                                        TestBatch.onReason(
                                                                "*", RetryAction.EXIT))));
        batch.until(id, JobStatus.RUNNING);
        assertThat(batch.server().reclaim(id)).isTrue();
        JobDetail job = batch.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.attempts().getFirst().statusReason())
                .matches("Host EC2 \\(instance i-[0-9a-f]+\\) terminated\\.");
    }

    @Test
    void cancellingLeavesRunningJobsAlone() {
        List<String> running =
                IntStream.range(0, TestBatch.VCPUS)
                        .mapToObj(i -> batch.submit("busy-" + i, "sleep 1.5"))
                        .toList();
        String waiting = batch.submit("waiting", "exit 0");

        batch.client().cancelJob(cancel -> cancel.jobId(waiting).reason("changed my mind"));
        batch.client().cancelJob(cancel -> cancel.jobId(running.getFirst()).reason("too late"));

        assertThat(batch.ended(waiting).statusReason()).isEqualTo("changed my mind");
        assertThat(batch.describe(waiting).attempts()).isEmpty();
        assertThat(batch.ended(running.getFirst()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }
}
