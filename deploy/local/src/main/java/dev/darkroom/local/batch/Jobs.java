package dev.darkroom.local.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs of a server and the attempts that run for them.
final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration GRACE_AT_CLOSE = Duration.ofSeconds(5);

    private final InstantSource clock = InstantSource.system();
    private final JobBoard board = new JobBoard(this::start);
    private final Map<JobId, RunningAttempt> running = new ConcurrentHashMap<>();
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final AttemptRunner runner;
    private final Duration grace;

    Jobs(BatchConfig config) {
        this.runner = new AttemptRunner(config.logs(), config.work(), clock, config.leftovers());
        this.grace = config.grace();
    }

    JobBoard board() {
        return board;
    }

    InstantSource clock() {
        return clock;
    }

    void submit(Submission submission) {
        board.submit(submission);
    }

    void terminate(JobId id, String reason) {
        for (JobId job : board.jobs(id)) {
            var _ = board.on(job, new JobEvent.TerminateAsked(reason, clock.instant()));
            Optional.ofNullable(running.get(job)).ifPresent(RunningAttempt::stop);
        }
    }

    void cancel(JobId id, String reason) {
        for (JobId job : board.jobs(id)) {
            var _ = board.on(job, new JobEvent.CancelAsked(reason, clock.instant()));
        }
    }

    boolean reclaim(JobId id) {
        RunningAttempt attempt = running.get(id);
        if (attempt == null) return false;
        attempt.lose("i-%016x".formatted(ThreadLocalRandom.current().nextLong()).substring(0, 18));
        return true;
    }

    /// Stops every process: with SIGTERM, and with SIGKILL a few seconds later.
    @Override
    public void close() {
        board.close();
        List<RunningAttempt> all = List.copyOf(running.values());
        all.forEach(RunningAttempt::stop);
        attempts.shutdown();
        try {
            if (!attempts.awaitTermination(GRACE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.values().forEach(attempt -> attempt.lose("i-00000000000000000"));
            }
        } catch (InterruptedException _) {
            running.values().forEach(attempt -> attempt.lose("i-00000000000000000"));
            Thread.currentThread().interrupt();
        }
        attempts.close();
    }

    /// Called under the board's lock, so the attempt is there before anyone can ask to stop it.
    private void start(Job job) {
        RunningAttempt attempt = new RunningAttempt(grace);
        running.put(job.id(), attempt);
        var _ = attempts.submit(() -> run(job, attempt));
    }

    private Optional<Job> run(Job job, RunningAttempt attempt) throws InterruptedException {
        Attempt ended = attempted(job, attempt);
        running.remove(job.id(), attempt);
        return board.on(job.id(), new JobEvent.AttemptEnded(ended));
    }

    /// However it fails, an attempt ends: otherwise its job would hold its vCPUs for ever.
    private Attempt attempted(Job job, RunningAttempt attempt) throws InterruptedException {
        Instant placed = clock.instant();
        try {
            return runner.run(
                    job,
                    attempt,
                    at -> {
                        var _ = board.on(job.id(), new JobEvent.Started(at));
                    });
        } catch (RuntimeException e) {
            LOG.error("attempt {} of job {} failed", job.attempt(), job.id().value(), e);
            AttemptEnd end = AttemptEnd.notStarted("CannotStartContainerError: " + e);
            return new Attempt(placed, clock.instant(), end, job.submission().name());
        }
    }
}
