package dev.darkroom.simulator.worker;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.simulator.cloud.Batch;
import dev.darkroom.simulator.cloud.Child;
import dev.darkroom.simulator.cloud.ChildProcess;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Delivery;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.process.SimulatedProcess;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import dev.darkroom.worker.shard.Ending;
import dev.darkroom.worker.shard.ShardEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A worker, the container of one child: it asks whether it may work, takes a message, drives a
/// session to its end, and again until the queue stays empty.
public final class WorkerProcess extends SimulatedProcess implements ChildProcess {
    private static final Duration BEFORE_DRAIN = Duration.ofMinutes(5);
    private static final Duration NOTICE = Duration.ofMinutes(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final int MOST_FAILURES = 8;
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int KILLED = 137;

    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Child child;
    private final FleetWatch watch;
    private final IntConsumer exited;
    private Optional<SessionDriver> session = Optional.empty();
    private boolean isDraining;
    private int emptyReceives;
    private int failures;

    /// @param exited told the exit code
    public WorkerProcess(
            World world,
            Cloud cloud,
            Scenario scenario,
            Child child,
            FleetWatch watch,
            IntConsumer exited) {
        super(world, "w" + child, Fault.WORKER_KILLED, Fault.WORKER_PAUSED);
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.child = child;
        this.watch = watch;
        this.exited = exited;
    }

    public Child child() {
        return child;
    }

    public void start() {
        if (world.faults().strikes(Fault.WORKER_DRAINED)) {
            after(world.chance().upTo(BEFORE_DRAIN), this::drain);
        }
        ask();
    }

    @Override
    public void terminate() {
        after(Duration.ZERO, this::drain);
    }

    @Override
    protected void afterKill() {
        watch.idle(this);
        exited.accept(KILLED);
    }

    private void drain() {
        world.trace(name(), "drains", "");
        isDraining = true;
        session.ifPresent(it -> it.tell(new ShardEvent.Drain("drained", now().plus(NOTICE))));
    }

    /// Whether this worker may take a message: asked before every receive.
    private void ask() {
        call(
                "GET run.json",
                () -> cloud.control().get(scenario.keys().document(), RunDocument.class),
                this::answered,
                _ -> failed(this::ask));
    }

    private void answered(Stored<RunDocument> stored) {
        RunDocument run = stored.content();
        boolean mayWork =
                run.state().isOpenToWorkers() && run.names(child.jobName(), child.jobId());
        if (mayWork && !isDraining) {
            receive(run.queueUrl().orElseThrow());
        } else {
            exit(isDraining && mayWork ? FAILED : SUCCEEDED);
        }
    }

    private void receive(String queue) {
        call(
                "ReceiveMessage",
                () -> cloud.jobQueues().at(queue).receive(scenario.limits().visibility()),
                delivery -> delivery.ifPresentOrElse(it -> work(it, queue), this::nothingReceived),
                _ -> failed(this::ask));
    }

    private void nothingReceived() {
        emptyReceives++;
        if (emptyReceives > 1) {
            exit(SUCCEEDED);
        } else {
            after(world.chance().upTo(LONG_POLL), this::ask);
        }
    }

    private void work(Delivery<JobMessage> delivery, String queue) {
        emptyReceives = 0;
        failures = 0;
        watch.tookMessage(this);
        var driver = new SessionDriver(world, cloud, scenario, this, delivery, queue);
        session = Optional.of(driver);
        driver.tell(new ShardEvent.Received());
        if (isDraining) {
            drain();
        }
    }

    /// Its session has ended.
    void sessionEnded(Ending ending) {
        session = Optional.empty();
        watch.idle(this);
        switch (ending) {
            case REPORTED, HANDED_BACK -> ask();
            case ACCESS_DENIED -> exit(Batch.DENIED);
        }
    }

    private void failed(Runnable again) {
        failures++;
        if (failures > MOST_FAILURES) {
            exit(FAILED);
        } else {
            after(AFTER_FAILURE, again);
        }
    }

    private void exit(int code) {
        world.trace(name(), "exits with", code);
        end();
        watch.idle(this);
        exited.accept(code);
    }
}
