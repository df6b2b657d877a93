package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.config.TestConfig;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.inventory.SourceListing;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.storage.ControlObjects;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/// A planner as the service wires it, upon the edges that a test chooses.
final class TestPlanner implements AutoCloseable {
    private final RunLoop loop;
    private final Thread ticking;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    TestPlanner(
            String name,
            Pace pace,
            ControlObjects control,
            SourceListing sources,
            JobQueues queues,
            WaveJobs jobs,
            StatusEvents events,
            Fleet fleet,
            Estimating estimating) {
        PlannerConfig config =
                TestConfig.with(Map.of("pace.discovery", "PT0.02S", "runs-at-once", "2"));
        InstantSource clock = InstantSource.system();
        var reconciler = new Reconciler(name, pace, fleet);
        var plans = new Plans(control);
        var reports = new ShardReports(control);
        var documents = new RunDocuments(control);
        var metrics = new PlannerMetrics(meters);
        var planning =
                new Planning(reconciler, new FrozenListings(sources, control, clock), plans, clock);
        var turns = new Turns(config);
        var actions =
                new RunActions(
                        reconciler,
                        planning,
                        estimating,
                        turns,
                        new Sending(reconciler, plans, queues, clock),
                        new GivingUp(plans, reports, clock),
                        new Completion(reports, control, config),
                        queues,
                        jobs,
                        events,
                        clock);
        var lookout =
                new Lookout(
                        new ReportWatch(reports, events),
                        queues,
                        new JobWatch(jobs, events),
                        pace,
                        fleet);
        var visits = new RunVisits(documents, reconciler, lookout, actions, metrics, clock);
        loop = new RunLoop(documents, visits, reconciler, turns, metrics, clock, config);
        ticking = Thread.ofVirtual().start(this::tick);
    }

    /// As the API does after an order to a closed run.
    void follow(RunName run) {
        loop.follow(run);
    }

    double takeOvers() {
        return meters.counter("darkroom_planner_take_overs").count();
    }

    /// Stops as a killed process does: wherever it is, and without giving back any lease.
    @Override
    public void close() {
        ticking.interrupt();
        loop.stop();
    }

    private void tick() {
        try {
            while (true) {
                loop.tick();
                Thread.sleep(10);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
