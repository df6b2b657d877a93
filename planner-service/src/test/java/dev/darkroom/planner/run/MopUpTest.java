package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MopUpTest {
    private static final Fleet FLEET = Fleet.ON_SPOT.withMopUp();
    private static final Duration LONG_AGO = Duration.ofMinutes(11);
    private static final WaveSight STARVING =
            new WaveSight.Active("job", Map.of("RUNNABLE", 100), Optional.empty());

    private final RunningRun run = new RunningRun();

    @Test
    void spotComesFirst() {
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);
        assertThat(nextWave(FLEET).workers()).isEqualTo(100);
        run.visible(8);
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);
    }

    @Test
    void littleThatIsLeftIsMoppedUpOnceSpotHadItsTurn() {
        run.endedWave(Capacity.SPOT, LONG_AGO, 5).reported(960, Outcome.DEVELOPED);

        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.ON_DEMAND);
        assertThat(nextWave(FLEET).workers()).isEqualTo(10);
        assertThat(nextWave(Fleet.ON_SPOT).capacity()).isEqualTo(Capacity.SPOT);
        run.visible(41);
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);
    }

    @Test
    void twoFruitlessWavesOfSpotAreFollowedByOnDemand() {
        run.endedWave(Capacity.SPOT, Duration.ofMinutes(5), 0);
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);

        run.endedWave(Capacity.SPOT, Duration.ofMinutes(4), 0);
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.ON_DEMAND);
        assertThat(nextWave(FLEET).workers()).isEqualTo(10);
    }

    @Test
    void onDemandWorkersNeverExceedTheirOwnLimit() {
        run.endedWave(Capacity.SPOT, Duration.ofMinutes(5), 0)
                .endedWave(Capacity.SPOT, Duration.ofMinutes(4), 0)
                .wave(Capacity.ON_DEMAND, 7, Duration.ofMinutes(3), new WaveSight.Active("j", 7));
        assertThat(nextWave(FLEET).workers()).isEqualTo(3);

        run.limits(new WorkerLimits(100, 4, 7, Optional.empty(), Optional.empty()));
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);
        run.limits(new WorkerLimits(100, 4, 0, Optional.empty(), Optional.empty()));
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.SPOT);
    }

    @Test
    void blockedSpotQueueIsPassedOverAndWithoutAnotherNothingIsSubmitted() {
        run.blocked(Capacity.SPOT, "job queue q is DISABLED");

        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.ON_DEMAND);
        assertThat(run.decide(Fleet.ON_SPOT, NOW))
                .isInstanceOfSatisfying(
                        Action.Save.class,
                        save -> {
                            assertThat(save.next().waves()).isEmpty();
                            assertThat(save.next().reason())
                                    .hasValueSatisfying(why ->
                                            assertThat(why)
                                                    .startsWith("workers wait: ")
                                                    .contains("DISABLED"));
                        });
    }

    @Test
    void starvingWaveIsEndedWhereOnDemandWouldDo() {
        run.wave(Capacity.SPOT, 100, LONG_AGO, STARVING);
        var said = (Action.Save) run.decide(FLEET, NOW);
        run.next(said.next());

        assertThat(run.decide(FLEET, NOW)).isEqualTo(new Action.EndJobs(run.run.waves()));
        assertThat(run.decide(Fleet.ON_SPOT, NOW)).isInstanceOf(Action.Wait.class);

        // It ends, having brought nothing in a long time.
        run.seeing(1, new WaveSight.Ended("job", 100, "run r starves", false));
        run.next(((Action.Save) run.decide(FLEET, NOW)).next());
        assertThat(nextWave(FLEET).capacity()).isEqualTo(Capacity.ON_DEMAND);
    }

    @Test
    void waveOfWhichSomeRunIsNotEnded() {
        run.wave(
                Capacity.SPOT,
                100,
                LONG_AGO,
                new WaveSight.Active(
                        "job", Map.of("RUNNABLE", 99, "RUNNING", 1), Optional.empty()));
        run.next(((Action.Save) run.decide(FLEET, NOW)).next());

        assertThat(run.decide(FLEET, NOW)).isInstanceOf(Action.Wait.class);
    }

    private Wave nextWave(Fleet fleet) {
        return Waves.next(run.run, run.sight(), fleet, NOW).orElseThrow();
    }
}
