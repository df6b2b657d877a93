package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.WorkerLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final RunningRun run = new RunningRun();

    @Test
    void waveIsAsLargeAsTheCeilingAffords() {
        // A shard is estimated at ten minutes of two vCPUs, some $0.0083 with its requests.
        run.maxCost("0.50");

        int workers =
                ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next().waves().getFirst().workers();

        assertThat(workers).isBetween(20, 40);
    }

    @Test
    void runPausesWhileItCanStillPayForTheShardsInHand() {
        // 100 shards took 100 worker-hours: $4, $0.04 a shard and with its requests some $0.0416.
        run.maxCost("8.20")
                .wave(Capacity.SPOT, 100, Duration.ofHours(1), new WaveSight.Active("job", 100))
                .reported(100, Outcome.DEVELOPED)
                .spent(200);
        assertThat(run.decide(Fleet.ON_SPOT, NOW)).isInstanceOf(Action.Wait.class);

        run.maxCost("8.05");
        RunDocument paused = ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next();
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.reason())
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("cost: ").contains("$4.00", "$8.05"));
        assertThat(paused.spending()).isEqualTo(run.sight().spending());
    }

    @Test
    void runThatCannotPayForOneShardPausesAtOnce() {
        run.maxCost("0.01");

        RunDocument paused = ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next();

        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.waves()).isEmpty();
    }

    @Test
    void pausedForItsCostItIsResumedOnlyWithAnotherCeiling() {
        run.maxCost("0.01");
        RunDocument paused = ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next();

        assertThat(OrderRules.rule(paused, new RunOrder.Resume(), NOW))
                .isInstanceOfSatisfying(
                        OrderRules.Ruling.Refuse.class,
                        refused -> assertThat(refused.why()).contains("limits.maxCost"));
        var more =
                new RunLimits(
                        paused.limits().workers(),
                        paused.limits().toleratedFailures(),
                        Optional.of(new BigDecimal("100")),
                        Optional.empty());
        RunDocument changed =
                written(
                        OrderRules.rule(
                                paused, new RunOrder.ChangeLimits(more, Optional.empty()), NOW));
        RunDocument resumed = written(OrderRules.rule(changed, new RunOrder.Resume(), NOW));
        assertThat(resumed.state()).isEqualTo(RunState.RUNNING);
        assertThat(resumed.reason()).isEmpty();
    }

    @Test
    void onDemandCapacityAffordsFewerWorkers() {
        run.maxCost("1");
        var budget = Budget.of(run.run, run.sight(), Fleet.ON_SPOT);

        assertThat(budget.affordable(Capacity.ON_DEMAND))
                .isPositive()
                .isLessThan(budget.affordable(Capacity.SPOT));
    }

    /// Plays a run of workers whose shards take as long as they like, within a factor, looked at
    /// every ten seconds: whatever it comes to, it never costs more than its ceiling.
    @RepeatedTest(40)
    void ceilingIsNeverExceeded(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        BigDecimal ceiling = BigDecimal.valueOf(5 + random.nextInt(3_000), 2);
        run.maxCost(ceiling.toPlainString())
                .limits(new WorkerLimits(1 + random.nextInt(300), 1 + random.nextInt(8)));
        double shardSeconds = 30 + random.nextInt(600);
        double[] left = new double[10_000];
        int workers = 0;
        int reported = 0;
        double workerSeconds = 0;
        Instant now = NOW;
        boolean paused = false;
        for (int step = 0; step < 20_000 && reported < 1_000; step++, now = now.plusSeconds(10)) {
            int running = 0;
            for (int i = 0; i < workers; i++) {
                if (left[i] > 0) {
                    running++;
                    left[i] -= 10;
                    workerSeconds += 10;
                    if (left[i] <= 0) {
                        reported++;
                        if (!paused && reported + running < 1_000) {
                            left[i] = shardSeconds * (0.7 + 0.3 * random.nextDouble());
                        }
                    }
                }
            }
            int alive = 0;
            for (int i = 0; i < workers; i++) {
                if (left[i] > 0) {
                    left[alive++] = left[i];
                }
            }
            workers = alive;
            if (paused && workers == 0) {
                break;
            }
            if (paused || reported >= 1_000) {
                continue;
            }
            var played = new RunningRun().next(run.run);
            if (workers > 0) {
                played.wave(
                        Capacity.SPOT,
                        workers,
                        Duration.ZERO,
                        new WaveSight.Active("job", workers));
            }
            played.reported(reported, Outcome.DEVELOPED)
                    .tally(results(reported))
                    .visible(Math.max(0, 1_000 - reported - workers))
                    .spent(workerSeconds * 2 / 3_600);
            if (played.decide(Fleet.ON_SPOT, NOW) instanceof Action.Save(RunDocument next)) {
                paused = next.state() == RunState.PAUSED;
                if (!paused && next.waves().size() > played.run.waves().size()) {
                    for (int i = 0; i < next.waves().getLast().workers(); i++) {
                        left[workers++] = shardSeconds * (0.7 + 0.3 * random.nextDouble());
                    }
                }
            }
        }

        var end =
                new RunningRun()
                        .next(run.run)
                        .reported(reported, Outcome.DEVELOPED)
                        .tally(results(reported))
                        .spent(workerSeconds * 2 / 3_600);
        assertThat(Budget.of(end.run, end.sight(), Fleet.ON_SPOT).spent())
                .isLessThanOrEqualTo(ceiling);
        assertThat(paused || reported >= 1_000).as("it came to an end").isTrue();
    }

    private static Tally results(int shards) {
        return new Tally(Map.of(Outcome.DEVELOPED, shards * 100L), 0, shards * 300L, 0, Map.of());
    }

    private static RunDocument written(OrderRules.Ruling ruling) {
        assertThat(ruling).isInstanceOf(OrderRules.Ruling.Write.class);
        return ((OrderRules.Ruling.Write) ruling).next();
    }
}
