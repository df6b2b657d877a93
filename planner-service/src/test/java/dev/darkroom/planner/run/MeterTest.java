package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final Instant START = Instant.EPOCH;

    private final Meter meter = new Meter();
    private RunDocument run = running(Capacity.SPOT);

    @Test
    void timeOfWorkersThatHaveAMachineIsCountedByTheirMeanNumber() {
        look(0, active(0));
        look(10, active(4));
        Spending counted = look(20, active(4));

        assertThat(counted.spotVcpuMillis()).isEqualTo(2 * (20_000 + 40_000));
        assertThat(counted.onDemandVcpuMillis()).isZero();
        assertThat(counted.countedTo()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void waitingWorkersCostNothing() {
        var waiting = new WaveSight.Active("j", Map.of("RUNNABLE", 9), Optional.empty());

        look(0, waiting);
        assertThat(look(100, waiting).spotVcpuMillis()).isZero();
    }

    @Test
    void capacitiesAreCountedApart() {
        run = running(Capacity.ON_DEMAND);
        look(0, active(1));

        assertThat(look(10, active(1)).onDemandVcpuMillis()).isEqualTo(20_000);
    }

    @Test
    void plannerThatComesAfterAGapCountsItByTheWorkersThatItSees() {
        look(0, active(5));
        run = new RunEdit(run).spending(look(10, active(5))).at(START);

        Spending counted =
                new Meter().count(run, Map.of("w", active(5)), 2, START.plusSeconds(600));

        assertThat(counted.spotVcpuMillis()).isEqualTo(2 * 5 * 600_000L);
    }

    @Test
    void gapInWhichAWaveEndedIsCountedUpToItsEnd() {
        var ended = new WaveSight.Ended("j", 0, "", false, Optional.of(START.plusSeconds(100)));

        assertThat(look(600, ended).spotVcpuMillis()).isEqualTo(2 * 10 * 100_000L);
    }

    @Test
    void whatCouldNotBeSeenIsCountedByTheNextLook() {
        look(0, active(5));
        assertThat(look(10, new WaveSight.Unseen()).countedTo()).isEqualTo(START);

        assertThat(look(20, active(5)).spotVcpuMillis()).isEqualTo(2 * 5 * 20_000L);
    }

    @Test
    void clockThatGoesBackTakesNothingBack() {
        look(0, active(5));
        Spending counted = look(20, active(5));

        assertThat(look(10, active(5))).isEqualTo(counted);
    }

    private Spending look(long second, WaveSight seen) {
        return meter.count(run, Map.of("w", seen), 2, START.plusSeconds(second));
    }

    private static WaveSight.Active active(int running) {
        return new WaveSight.Active("j", running);
    }

    private static RunDocument running(Capacity capacity) {
        return TestRuns.running(
                "r", "queue", Wave.written("w", 10, capacity, 0, START).submittedAs("j"));
    }
}
