package dev.darkroom.worker.job;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.shard.Ending;
import dev.darkroom.worker.shard.ShardActor;
import dev.darkroom.worker.shard.ShardEdges;
import dev.darkroom.worker.shard.ShardSummary;
import dev.darkroom.worker.shard.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The loop of a worker: asks whether the run is open, receives a job message, takes its shard
/// through, until nothing is left.
final class WorkerLoop {
    private static final Logger LOG = Logger.getLogger(WorkerLoop.class);

    /// Of the 30 seconds between SIGTERM and SIGKILL; the rest is for the last steps.
    private static final Duration FOR_WHAT_IS_IN_HAND = Duration.ofSeconds(12);

    private static final int MOST_FAILURES = 5;

    /// So many shards in a row that are handed back for the worker's own trouble end it: the next
    /// would fare the same, and each of them counts against its shard.
    private static final int MOST_TROUBLES = 3;

    private final WorkerSettings settings;
    private final JobQueue queue;
    private final ShardEdges edges;
    private final DrainRequest drain;
    private final WorkerTally tally;
    private final Instant endsAt;
    private Instant idleSince;
    private int failures;
    private int troubles;

    /// @param lifetime of this worker, jittered
    WorkerLoop(
            WorkerSettings settings,
            JobQueue queue,
            ShardEdges edges,
            DrainRequest drain,
            Duration lifetime) {
        this.settings = settings;
        this.queue = queue;
        this.edges = edges;
        this.drain = drain;
        this.idleSince = edges.clock().instant();
        this.tally = new WorkerTally(idleSince);
        this.endsAt = idleSince.plus(lifetime);
    }

    ExitCode run() throws InterruptedException {
        Optional<ExitCode> end = Optional.empty();
        while (end.isEmpty()) {
            try {
                end = step();
                failures = 0;
            } catch (EdgeException e) {
                end = failed(e);
            }
        }
        LOG.info(tally.summary(end.get(), now()));
        return end.get();
    }

    /// One shard, or one wait for one.
    ///
    /// @return the end of the worker, if it has come
    private Optional<ExitCode> step() throws InterruptedException {
        if (drain.reason().isPresent()) {
            return Optional.of(ExitCode.DRAINED);
        }
        if (!now().isBefore(endsAt)) {
            return done("the worker's lifetime is over");
        }
        Optional<RunDocument> run = edges.control().run(settings.run());
        if (run.isEmpty()) {
            return done("there is no such run");
        }
        if (!run.get().state().isOpenToWorkers()) {
            return done("the run is " + run.get().state());
        }
        if (settings.batchJob().filter(job -> !job.isNamedBy(run.get())).isPresent()) {
            return done("the run names no such wave");
        }
        return switch (receive()) {
            case JobQueue.NoQueue() -> done("the job queue is deleted");
            case JobQueue.Nothing() -> endIfIdle();
            case JobQueue.Delivery delivery -> take(delivery, Target.of(run.get().spec()));
        };
    }

    private JobQueue.Receipt receive() {
        Duration left = Duration.between(now(), idleSince.plus(settings.pace().idleTime()));
        Duration longest = settings.pace().receiveWait();
        Duration wait = left.compareTo(longest) < 0 ? left : longest;
        Thread receiver = Thread.currentThread();
        drain.tell(_ -> receiver.interrupt());
        try {
            return queue.receive(
                    wait.isNegative() ? Duration.ZERO : wait, settings.limits().visibility());
        } catch (EdgeException e) {
            if (drain.reason().isPresent()) {
                return new JobQueue.Nothing();
            }
            throw e;
        } finally {
            drain.tellNobody();
            // Left over when the request came just as the message did.
            boolean _ = Thread.interrupted();
        }
    }

    private Optional<ExitCode> endIfIdle() {
        if (drain.reason().isPresent()
                || now().isBefore(idleSince.plus(settings.pace().idleTime()))) {
            return Optional.empty();
        }
        return done("the job queue stayed empty");
    }

    private Optional<ExitCode> take(JobQueue.Delivery delivery, Target target)
            throws InterruptedException {
        JobMessage message;
        try {
            message = Json.message(delivery.body(), JobMessage.class);
        } catch (InvalidDocument e) {
            LOG.warnf("job message left in the queue, at '%s': %s", e.path(), e.getMessage());
            return Optional.empty();
        }
        if (!message.run().equals(settings.run())) {
            LOG.warnf("job message left in the queue: it is of run %s", message.run());
            return Optional.empty();
        }
        LOG.infof(
                "shard %s: received, objects=%d bytes=%d",
                message.shard().id(), message.shard().objects(), message.shard().bytes());
        var actor = new ShardActor(edges, target, message, delivery.hold());
        drain.tell(reason -> actor.drain(reason, now().plus(FOR_WHAT_IS_IN_HAND)));
        try {
            ShardSummary summary = actor.run();
            tally.add(summary);
            idleSince = now();
            LOG.infof(
                    "shard %s: %s, %s, objects=%d",
                    message.shard().id(), summary.ending(), summary.reason(), summary.objects());
            return afterwards(summary);
        } finally {
            drain.tellNobody();
        }
    }

    private Optional<ExitCode> afterwards(ShardSummary summary) {
        if (summary.ending() == Ending.ACCESS_DENIED) {
            return Optional.of(ExitCode.ACCESS_DENIED);
        }
        boolean troubled = summary.ending() == Ending.HANDED_BACK && summary.troubled();
        troubles = troubled ? troubles + 1 : 0;
        if (troubles < MOST_TROUBLES) {
            return Optional.empty();
        }
        LOG.errorf("%d shards in a row were handed back: %s", troubles, summary.reason());
        return Optional.of(ExitCode.UNEXPECTED);
    }

    private Optional<ExitCode> failed(EdgeException e) throws InterruptedException {
        LOG.warnf("edge failed: run=%s %s %s", settings.run(), e.failure(), e.story());
        failures++;
        return switch (e.failure()) {
            case ACCESS_DENIED -> Optional.of(ExitCode.ACCESS_DENIED);
            case PERMANENT -> Optional.of(ExitCode.UNEXPECTED);
            case TRANSIENT -> {
                if (failures >= MOST_FAILURES) {
                    yield Optional.of(ExitCode.UNEXPECTED);
                }
                Thread.sleep(Duration.ofSeconds(1L << failures));
                yield Optional.empty();
            }
        };
    }

    private static Optional<ExitCode> done(String reason) {
        LOG.info("nothing to do: " + reason);
        return Optional.of(ExitCode.DONE);
    }

    private Instant now() {
        return edges.clock().instant();
    }
}
