package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.changed;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Events.wave;
import static dev.darkroom.status.testing.Redrives.failed;
import static dev.darkroom.status.testing.Redrives.redriven;
import static dev.darkroom.status.testing.Redrives.reportedAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.progress.Forecast.Basis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final Recent FEW = new Recent(9, 90, 90_000);
    private static final Recent MANY = new Recent(10, 300, 300_000);

    private final RunName run = freshRun();

    @Test
    void beforeAnyWorkNothingIsKnown() {
        Pace pace = Pace.of(of(changed(run, 1, RunState.PLANNING)), Recent.NOTHING, START);

        assertThat(pace.overall()).isEmpty();
        assertThat(pace.lastMinute()).isEmpty();
        assertThat(pace.forecast()).isEmpty();
    }

    @Test
    void theOverallRateCountsFromTheFirstWave() {
        Pace pace = Pace.of(running(), FEW, START.plusSeconds(101));

        assertThat(pace.overall()).contains(new Rate(1, 1000));
        assertThat(pace.lastMinute()).contains(new Rate(1.5, 1500));
    }

    @Test
    void aForecastGoesByTheLastMinuteOnlyIfThatHadShardsEnough() {
        assertThat(Pace.of(running(), FEW, START.plusSeconds(101)).forecast())
                .contains(new Forecast(Duration.ofMinutes(15), Basis.OVERALL));
        assertThat(Pace.of(running(), MANY, START.plusSeconds(101)).forecast())
                .contains(new Forecast(Duration.ofMinutes(3), Basis.LAST_MINUTE));
        assertThat(Basis.LAST_MINUTE).hasToString("last minute");
    }

    @Test
    void aRunThatStandsHasNoForecast() {
        var paused = of(planned(run, 5, RunState.PAUSED, 10, 1000), reported(run, 0, 100, 0));
        var unplanned = of(changed(run, 5, RunState.RUNNING), reported(run, 0, 100, 0));
        var unreported = of(planned(run, 5, RunState.RUNNING, 10, 1000), wave(run, 1, 1));

        for (RunProgress standing : List.of(paused, unplanned, unreported)) {
            assertThat(Pace.of(standing, Recent.NOTHING, START.plusSeconds(200)).forecast())
                    .isEmpty();
        }
    }

    @Test
    void aRunThatIsThroughButNotYetClosedHasNothingLeft() {
        var through = of(planned(run, 5, RunState.RUNNING, 1, 100), reported(run, 0, 100, 0));

        assertThat(Pace.of(through, Recent.NOTHING, START.plusSeconds(200)).forecast())
                .contains(new Forecast(Duration.ZERO, Basis.OVERALL));
    }

    @Test
    void theRateOfARunThatIsOverStandsStill() {
        var over =
                of(
                        wave(run, 1, 5),
                        reported(run, new ShardId(0, 0), 100, 0, START.plusSeconds(51)),
                        planned(run, 5, RunState.COMPLETED, 1, 100));

        assertThat(Pace.of(over, Recent.NOTHING, START.plusSeconds(9999)).overall())
                .contains(new Rate(2, 2000));
    }

    @Test
    void thePaceOfARedrivenRunIsThatOfItsNewestGeneration() {
        var again =
                of(
                        wave(run, 1, 5),
                        planned(run, 2, RunState.RUNNING, 1, 1000),
                        reportedAgain(run, new ShardId(0, 0), failed(1000), Tally.NONE, 60),
                        redriven(run, 100, RunState.RUNNING, 1, 10, 500, 1000),
                        redriven(run, 130, RunState.RUNNING, 1, 10, 500, 1000),
                        reportedAgain(run, new ShardId(1, 0), tally(50, 0), failed(50), 140));

        Pace pace = Pace.of(again, FEW, START.plusSeconds(200));

        assertThat(pace.overall()).contains(new Rate(0.5, 500));
        assertThat(pace.forecast()).contains(new Forecast(Duration.ofMinutes(15), Basis.OVERALL));
    }

    @Test
    void aReportJustInIsNoEndlessRate() {
        var justIn = of(reported(run, new ShardId(0, 0), 100, 0, START));

        assertThat(Pace.of(justIn, FEW, START).overall()).contains(new Rate(100, 100_000));
        assertThat(Pace.of(justIn, FEW, START.minusSeconds(5)).overall())
                .contains(new Rate(100, 100_000));
    }

    /// 100 of 1000 objects reported; the first wave was a second after the start.
    private RunProgress running() {
        return of(
                planned(run, 2, RunState.RUNNING, 10, 1000),
                wave(run, 1, 5),
                reported(run, 0, 100, 0));
    }

    private RunProgress of(StatusEvent... events) {
        var store = new InMemoryProgressStore();
        store.apply(List.of(events));
        return store.find(run).orElseThrow();
    }
}
