package dev.darkroom.simulator;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.planner.run.Reconciler;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.time.Duration;

/// Whoever is called when a run is paused: resumes it some minutes later.
final class Operator {
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(3);

    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Reconciler reconciler;

    Operator(World world, Cloud cloud, Scenario scenario) {
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.reconciler = new Reconciler("operator", scenario.pace());
    }

    void watch() {
        world.after(LOOKS_EVERY, this::look);
    }

    private void look() {
        String key = scenario.keys().document();
        Stored<RunDocument> run = cloud.control().get(key, RunDocument.class);
        if (run.content().closed()) {
            return;
        }
        if (run.content().state() == RunState.PAUSED) {
            world.faults().follows(Fault.RUN_PAUSED);
            world.trace("operator", "resumes", run.content().reason().orElse(""));
            reconciler
                    .asked(run.content(), RunState.RUNNING, world.now())
                    .ifPresent(next -> cloud.control().putIfMatch(key, next, run.etag()));
        }
        watch();
    }
}
