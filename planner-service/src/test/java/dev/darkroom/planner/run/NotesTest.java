package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final WaveSight WAITING =
            new WaveSight.Active(
                    "job", Map.of("RUNNABLE", 100), Optional.of("MISCONFIGURATION:no such type"));
    private static final WaveSight AT_WORK = new WaveSight.Active("job", 100);

    private final RunningRun run = new RunningRun();

    @Test
    void workersRunnableForLongAreTheReasonUntilTheyRun() {
        run.wave(Capacity.SPOT, 100, Duration.ofMinutes(11), WAITING);

        RunDocument said = reasonChanged();
        assertThat(said.reason())
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .startsWith("workers wait: ")
                                .contains("darkroom-r-e1-w1", "MISCONFIGURATION"));
        run.next(said);
        assertThat(Notes.change(run.run, run.sight(), Fleet.ON_SPOT, NOW)).isEmpty();

        run.seeing(1, new WaveSight.Unseen());
        assertThat(Notes.change(run.run, run.sight(), Fleet.ON_SPOT, NOW)).isEmpty();
        run.seeing(1, AT_WORK);
        assertThat(reasonChanged().reason()).isEmpty();
    }

    @Test
    void workersRunnableForAWhileAreNot() {
        run.wave(Capacity.SPOT, 100, Duration.ofMinutes(9), WAITING);

        assertThat(Notes.change(run.run, run.sight(), Fleet.ON_SPOT, NOW)).isEmpty();
    }

    @Test
    void anotherReasonIsNotTakenBack() {
        run.wave(Capacity.SPOT, 100, Duration.ofMinutes(11), AT_WORK);
        run.next(new RunEdit(run.run).reason("1 of 3 workers failed").at(NOW));

        assertThat(Notes.change(run.run, run.sight(), Fleet.ON_SPOT, NOW)).isEmpty();
    }

    @Test
    void wantedFinishThatCannotBeKeptIsTold() {
        // 100 shards took 100 worker-hours, so 900 need 900; 100 workers need nine hours.
        run.wave(Capacity.SPOT, 100, Duration.ofHours(1), AT_WORK)
                .reported(100, Outcome.DEVELOPED)
                .spent(200)
                .finishBy(NOW.plus(Duration.ofHours(5)));
        assertThat(reasonChanged().reason())
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .startsWith("late: ")
                                .contains("100 workers", "2026-11-23T17:00:00Z"));
        run.next(reasonChanged());

        run.finishBy(NOW.plus(Duration.ofHours(12)));
        run.next(reasonChanged());
        assertThat(run.run.reason())
                .as("94 of 100 workers are needed: not well within the limit")
                .hasValueSatisfying(why -> assertThat(why).startsWith("late: "));
        run.finishBy(NOW.plus(Duration.ofHours(13)));
        assertThat(reasonChanged().reason()).isEmpty();
    }

    @Test
    void wantedFinishThatHasPassedIsTold() {
        Instant past = NOW.minusSeconds(1);
        run.wave(Capacity.SPOT, 100, Duration.ofMinutes(1), AT_WORK).finishBy(past);

        assertThat(reasonChanged().reason())
                .hasValueSatisfying(why -> assertThat(why).startsWith("late: "));
    }

    private RunDocument reasonChanged() {
        return Notes.change(run.run, run.sight(), Fleet.ON_SPOT, NOW).orElseThrow().at(NOW);
    }
}
