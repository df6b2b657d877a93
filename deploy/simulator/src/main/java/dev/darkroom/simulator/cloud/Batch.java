package dev.darkroom.simulator.cloud;

import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/// AWS Batch: jobs whose children start when it suits them, and start again after a failure.
/// SubmitJob knows no idempotency token: asked twice, it makes two jobs.
public final class Batch {
    /// How late ListJobs and DescribeJobs show a new job at most.
    public static final Duration SHOWN_BY = Duration.ofSeconds(5);

    /// The exit code of a worker to which access was denied: not tried again.
    public static final int DENIED = 4;

    private static final int TERMINATED = 143;
    private static final int ATTEMPTS = 4;
    private static final Duration KILLED_AFTER = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofMinutes(6);

    private final World world;
    private final Map<String, BatchJob> jobs = new LinkedHashMap<>();
    private BiFunction<Child, IntConsumer, ChildProcess> image =
            (child, _) -> {
                throw new IllegalStateException("no image to start " + child + " from");
            };

    Batch(World world) {
        this.world = world;
    }

    /// @param start starts a child's process, which tells its exit code when it ends by itself
    public void runs(BiFunction<Child, IntConsumer, ChildProcess> start) {
        image = start;
    }

    /// @return the new job's id
    public String submit(String name, int workers) {
        boolean late = world.faults().strikes(Fault.JOB_SHOWN_LATE);
        Duration hidden = late ? world.chance().upTo(SHOWN_BY) : Duration.ZERO;
        var job = new BatchJob("job-" + (jobs.size() + 1), name, workers, world.now().plus(hidden));
        jobs.put(job.id(), job);
        for (int index = 0; index < workers; index++) {
            startLater(job, new Child(name, job.id(), index, 1));
        }
        return job.id();
    }

    /// What ListJobs answers to a job name.
    public List<BatchJob> named(String name) {
        return jobs.values().stream()
                .filter(job -> job.name().equals(name) && job.isShown(world.now()))
                .toList();
    }

    /// What DescribeJobs answers to a job id.
    public Optional<BatchJob> describe(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.isShown(world.now()));
    }

    /// SIGTERM to all children, SIGKILL half a minute later.
    public void terminate(String id) {
        Optional.ofNullable(jobs.get(id))
                .ifPresent(job -> {
                    job.terminate();
                    world.after(KILLED_AFTER, job::killAll);
                });
    }

    public Collection<BatchJob> jobs() {
        return List.copyOf(jobs.values());
    }

    private void startLater(BatchJob job, Child child) {
        boolean late = world.faults().strikes(Fault.CHILD_STARTS_LATE);
        world.after(world.chance().upTo(late ? LATE : SOON), () -> start(job, child));
    }

    private void start(BatchJob job, Child child) {
        if (job.isTerminated()) {
            job.childFailed(TERMINATED);
            return;
        }
        world.trace("batch", "starts", child);
        job.started(child, image.apply(child, code -> exited(job, child, code)));
    }

    private void exited(BatchJob job, Child child, int code) {
        job.stopped(child);
        if (code == 0) {
            job.childSucceeded();
        } else if (code != DENIED && child.attempt() < ATTEMPTS && !job.isTerminated()) {
            startLater(job, child.retried());
        } else {
            job.childFailed(code);
        }
    }
}
