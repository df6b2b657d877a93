package dev.darkroom.local.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class JobTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void aJobThatExitsWithZeroSucceeds() {
        Job job = running(1).on(ended(AttemptEnd.exited(0)));

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.stoppedAt()).contains(NOW);
    }

    @Test
    void aFailedAttemptGoesBackInTheQueueUntilTheLast() {
        Job once = running(2).on(ended(AttemptEnd.exited(1)));
        assertThat(once.status()).isEqualTo(JobStatus.RUNNABLE);
        assertThat(once.attempt()).isEqualTo(2);
        assertThat(once.stoppedAt()).isEmpty();

        Job twice = again(once).on(ended(AttemptEnd.exited(1)));
        assertThat(twice.status()).isEqualTo(JobStatus.FAILED);
        assertThat(twice.attempts()).hasSize(2);
    }

    @Test
    void aTerminatedJobFailsWithTheReasonGivenAndIsNotTriedAgain() {
        Job asked = running(3).on(new JobEvent.TerminateAsked("cancelled by ops", NOW));
        assertThat(asked.status()).isEqualTo(JobStatus.RUNNING);

        Job job = asked.on(ended(AttemptEnd.exited(143)));
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.statusReason()).contains("cancelled by ops");
    }

    @Test
    void cancellingTouchesOnlyWhatHasNotStarted() {
        JobEvent cancel = new JobEvent.CancelAsked("not needed", NOW);

        Job waiting = Job.submitted(submission(1)).on(new JobEvent.Queued());
        assertThat(waiting.on(cancel).status()).isEqualTo(JobStatus.FAILED);
        assertThat(waiting.on(cancel).statusReason()).contains("not needed");
        assertThat(running(1).on(cancel)).isEqualTo(running(1));
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        Job done = running(1).on(ended(AttemptEnd.exited(0)));

        assertThat(done.on(new JobEvent.TerminateAsked("late", NOW))).isEqualTo(done);
        assertThat(done.on(new JobEvent.CancelAsked("late", NOW))).isEqualTo(done);
    }

    @Test
    void anArrayIsPendingUntilAllHaveEndedAndFailsIfOneDid() {
        assertThat(ArrayJob.status(Map.of(JobStatus.SUCCEEDED, 2, JobStatus.RUNNING, 1)))
                .isEqualTo(JobStatus.PENDING);
        assertThat(ArrayJob.status(Map.of(JobStatus.SUCCEEDED, 2, JobStatus.FAILED, 1)))
                .isEqualTo(JobStatus.FAILED);
        assertThat(ArrayJob.status(Map.of(JobStatus.SUCCEEDED, 3, JobStatus.FAILED, 0)))
                .isEqualTo(JobStatus.SUCCEEDED);
    }

    private static Job running(int attempts) {
        return again(Job.submitted(submission(attempts)).on(new JobEvent.Queued()));
    }

    private static Job again(Job runnable) {
        return runnable.on(new JobEvent.Placed()).on(new JobEvent.Started(NOW));
    }

    private static JobEvent ended(AttemptEnd end) {
        return new JobEvent.AttemptEnded(new Attempt(NOW, NOW, end, "log"));
    }

    private static Submission submission(int attempts) {
        return new Submission(
                new JobId("0a1b2c3d-0000-0000-0000-000000000000"),
                "job",
                new JobQueue("spot", new ComputeEnvironment("local", 1)),
                JobDefinition.of("worker", List.of("true"), Map.of())
                        .with(new RetryStrategy(attempts, List.of())),
                OptionalInt.empty(),
                Map.of(),
                Optional.empty(),
                NOW);
    }
}
