package dev.darkroom.planner.run;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.ToleratedFailures;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A run at work for tests of decisions, and what is seen of it: 1,000 shards of 100 objects, all
/// sent, held by `me`.
final class RunningRun {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Pace PACE =
            new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    3);
    static final Plan PLAN = new Plan(1, 0, 1_000, 100_000, 1_000_000);

    RunDocument run =
            new RunEdit(RunDocument.created(spec(), NOW))
                    .takenOver(new Lease("me", NOW.plusSeconds(30)))
                    .plan(PLAN)
                    .queueUrl("queue")
                    .state(RunState.RUNNING)
                    .dispatch(new Dispatch(1, PLAN.shards()))
                    .at(NOW);
    private final Map<String, WaveSight> waves = new HashMap<>();
    private final Map<Capacity, String> blocked = new HashMap<>();
    private int reported;
    private Tally tally = Tally.NONE;
    private long visible = 1_000;
    private Spending spending = Spending.none(NOW);

    private static RunSpec spec() {
        return new RunSpec(
                new RunName("r"),
                new BucketPrefix("raw", ""),
                Destination.of("processed", ""),
                BuiltInRecipes.web(),
                ShardLimits.DEFAULT,
                new WorkerLimits(100, 4));
    }

    Action decide(Fleet fleet, Instant now) {
        RunDocument kept = new RunEdit(run).renewed(new Lease("me", now.plusSeconds(30))).at(now);
        return new Reconciler("me", PACE, fleet).decide(kept, sight(kept), now);
    }

    RunningRun limits(WorkerLimits workers) {
        return limits(
                new RunLimits(
                        workers,
                        run.limits().toleratedFailures(),
                        run.limits().maxCost(),
                        run.limits().finishBy()));
    }

    RunningRun tolerating(double percentage, Optional<Long> count) {
        return limits(
                new RunLimits(
                        run.limits().workers(),
                        new ToleratedFailures(percentage, count),
                        run.limits().maxCost(),
                        run.limits().finishBy()));
    }

    RunningRun maxCost(String dollars) {
        return limits(
                new RunLimits(
                        run.limits().workers(),
                        run.limits().toleratedFailures(),
                        Optional.of(new BigDecimal(dollars)),
                        run.limits().finishBy()));
    }

    RunningRun finishBy(Instant by) {
        return limits(
                new RunLimits(
                        run.limits().workers(),
                        run.limits().toleratedFailures(),
                        run.limits().maxCost(),
                        Optional.of(by)));
    }

    private RunningRun limits(RunLimits limits) {
        run = new RunEdit(run).limits(limits).at(NOW);
        return this;
    }

    /// A wave written so long ago, as it is seen.
    RunningRun wave(Capacity capacity, int workers, Duration ago, WaveSight seen) {
        String name = Wave.nameOf(run.name(), run.epoch(), run.waves().size() + 1);
        var wave =
                new Wave(
                        name,
                        workers,
                        capacity,
                        reported,
                        NOW.minus(ago),
                        Optional.of("job-" + name),
                        false);
        run = new RunEdit(run).wave(wave).at(NOW);
        waves.put(name, seen);
        return this;
    }

    RunningRun endedWave(Capacity capacity, Duration ago, int reportedBefore) {
        String name = Wave.nameOf(run.name(), run.epoch(), run.waves().size() + 1);
        var wave =
                new Wave(
                        name,
                        1,
                        capacity,
                        reportedBefore,
                        NOW.minus(ago),
                        Optional.of("job-" + name),
                        true);
        run = new RunEdit(run).wave(wave).at(NOW);
        return this;
    }

    RunningRun seeing(int number, WaveSight seen) {
        waves.put(run.waves().get(number - 1).name(), seen);
        return this;
    }

    RunningRun blocked(Capacity capacity, String why) {
        blocked.put(capacity, why);
        return this;
    }

    RunningRun reported(int shards, Outcome outcome) {
        reported = shards;
        tally = new Tally(Map.of(outcome, shards * 100L), 0, 0, 0, Map.of());
        visible = (long) PLAN.shards() - shards;
        return this;
    }

    RunningRun tally(Tally results) {
        tally = results;
        return this;
    }

    RunningRun visible(long messages) {
        visible = messages;
        return this;
    }

    /// Hours of vCPUs on Spot capacity.
    RunningRun spent(double vcpuHours) {
        spending = new Spending((long) (vcpuHours * 3_600_000), 0, NOW.plusMillis(1));
        return this;
    }

    RunningRun next(RunDocument document) {
        run = document;
        return this;
    }

    Sight sight() {
        return sight(run);
    }

    private Sight sight(RunDocument document) {
        return new Sight(
                document.revision(),
                reported,
                tally,
                Optional.of(new QueueDepth(visible, 0, 0)),
                Optional.empty(),
                waves,
                blocked,
                spending);
    }
}
