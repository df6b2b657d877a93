package dev.darkroom.simulator;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.run.OrderRules;
import dev.darkroom.planner.run.OrderRules.Ruling;
import dev.darkroom.planner.run.RunOrder;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever is responsible for the run: resumes it some minutes after it was paused, raises its
/// ceiling when that is reached, and does with it what else the scenario wants.
final class Operator {
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(3);
    private static final BigDecimal RAISE = new BigDecimal("10.00");
    private static final Set<Outcome> UNSUCCESSFUL =
            Set.of(Outcome.FAILED, Outcome.REJECTED, Outcome.CHANGED, Outcome.GONE);

    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Runnable drivenAgain;
    private final List<RunDocument> earlier = new ArrayList<>();
    private Duration lastOrder = Duration.ZERO;
    private boolean done;

    /// @param drivenAgain told when a closed run is to be followed again
    Operator(World world, Cloud cloud, Scenario scenario, Runnable drivenAgain) {
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.drivenAgain = drivenAgain;
    }

    void watch() {
        lookLater();
        scenario.whims().cancelAfter().ifPresent(when -> world.after(when, this::cancel));
        scenario.whims().moreWorkersAfter().ifPresent(when -> world.after(when, this::allowMore));
    }

    /// Whether nothing more will be asked of the run.
    boolean isDone() {
        return done;
    }

    /// When something was asked for at last, after the start.
    Duration lastOrder() {
        return lastOrder;
    }

    /// The run at the end of each generation that was followed by another.
    List<RunDocument> earlier() {
        return List.copyOf(earlier);
    }

    private void lookLater() {
        world.after(LOOKS_EVERY, this::look);
    }

    private void look() {
        RunDocument run = stored().content();
        if (run.closed()) {
            closed(run);
            return;
        }
        if (run.state() == RunState.PAUSED) {
            world.faults().follows(Fault.RUN_PAUSED);
            resume(run);
        }
        lookLater();
    }

    private void resume(RunDocument run) {
        if (run.reason().filter(why -> why.startsWith("cost: ")).isPresent()) {
            world.faults().follows(Fault.CEILING_REACHED);
            BigDecimal raised = run.limits().maxCost().orElseThrow().add(RAISE);
            order(
                    changed(run.limits(), run.limits().workers(), Optional.of(raised)),
                    Fault.LIMITS_CHANGED);
        }
        order(new RunOrder.Resume());
    }

    private void closed(RunDocument run) {
        boolean again =
                earlier.size() < scenario.whims().redrives()
                        && order(new RunOrder.DriveAgain(UNSUCCESSFUL), Fault.RUN_DRIVEN_AGAIN);
        if (again) {
            earlier.add(run);
            drivenAgain.run();
            lookLater();
        } else {
            done = true;
        }
    }

    private void cancel() {
        order(new RunOrder.Cancel(), Fault.RUN_CANCELLED);
    }

    private void allowMore() {
        RunLimits limits = stored().content().limits();
        WorkerLimits workers = limits.workers();
        var more =
                new WorkerLimits(
                        workers.max() + 2,
                        workers.shardsPerWorker(),
                        workers.onDemandMax() + 1,
                        workers.vcpus(),
                        workers.memoryMiB());
        order(changed(limits, more, limits.maxCost()), Fault.LIMITS_CHANGED);
    }

    private static RunOrder changed(
            RunLimits limits, WorkerLimits workers, Optional<BigDecimal> maxCost) {
        return new RunOrder.ChangeLimits(
                new RunLimits(workers, limits.toleratedFailures(), maxCost, limits.finishBy()),
                Optional.empty());
    }

    private boolean order(RunOrder order, Fault counted) {
        boolean written = order(order);
        if (written) {
            world.faults().follows(counted);
        }
        return written;
    }

    private boolean order(RunOrder order) {
        Stored<RunDocument> run = stored();
        boolean written =
                OrderRules.rule(run.content(), order, world.now()) instanceof Ruling.Write(var next)
                        && cloud.control()
                                .putIfMatch(scenario.keys().document(), next, run.etag())
                                .isPresent();
        world.trace("operator", order.toString(), written);
        if (written) {
            lastOrder = world.timeline().elapsed();
        }
        return written;
    }

    private Stored<RunDocument> stored() {
        return cloud.control().get(scenario.keys().document(), RunDocument.class);
    }
}
