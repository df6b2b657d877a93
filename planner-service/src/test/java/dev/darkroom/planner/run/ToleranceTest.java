package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToleranceTest {
    private final RunningRun run = new RunningRun();

    @Test
    void tooManyFailuresPauseTheRunAndItsReasonNamesThem() {
        run.reported(10, Outcome.DEVELOPED).tally(tally(400, 450, 150));

        RunDocument paused = ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next();

        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.reason())
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .startsWith("failures: 600 of 1000 objects were")
                                .contains("(broken 450, timeout 150)", "limits.toleratedFailures"));
    }

    @Test
    void nothingIsJudgedBeforeAThousandObjects() {
        run.reported(9, Outcome.DEVELOPED).tally(tally(0, 900, 0));

        assertThat(Tolerance.exceeded(run.run, run.sight())).isEmpty();
    }

    @Test
    void theCountIsALimitOfItsOwn() {
        run.reported(10, Outcome.DEVELOPED).tally(tally(995, 3, 2)).tolerating(50, Optional.of(5L));
        assertThat(Tolerance.exceeded(run.run, run.sight())).isEmpty();
        run.tolerating(50, Optional.of(4L));
        assertThat(Tolerance.exceeded(run.run, run.sight())).isPresent();
    }

    @Test
    void resumedItPausesAgainOnlyForWhatFailsAfterwards() {
        run.reported(10, Outcome.DEVELOPED).tally(tally(400, 450, 150));
        RunDocument paused = ((Action.Save) run.decide(Fleet.ON_SPOT, NOW)).next();
        run.next(
                ((OrderRules.Ruling.Write) OrderRules.rule(paused, new RunOrder.Resume(), NOW))
                        .next());
        assertThat(Tolerance.exceeded(run.run, run.sight())).isEmpty();

        run.tally(tally(1_500, 840, 150));
        assertThat(Tolerance.exceeded(run.run, run.sight())).as("few of the new ones").isEmpty();
        run.tally(tally(800, 1_060, 150));
        assertThat(Tolerance.exceeded(run.run, run.sight()))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("610 of 1010 objects since it was resumed"));
    }

    private static Tally tally(long developed, long rejected, long failed) {
        return new Tally(
                Map.of(
                        Outcome.DEVELOPED,
                        developed,
                        Outcome.REJECTED,
                        rejected,
                        Outcome.FAILED,
                        failed),
                0,
                0,
                0,
                Map.of("broken", rejected, "timeout", failed));
    }
}
