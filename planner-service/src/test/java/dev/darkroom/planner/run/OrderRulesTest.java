package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.ToleratedFailures;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.run.OrderRules.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRulesTest {
    private static final Tally RESULTS =
            new Tally(
                    Map.of(Outcome.DEVELOPED, 90L, Outcome.FAILED, 7L, Outcome.REJECTED, 3L),
                    0,
                    0,
                    0,
                    Map.of());
    private static final RunLimits OTHER =
            new RunLimits(
                    new WorkerLimits(7, 1),
                    ToleratedFailures.DEFAULT,
                    Optional.empty(),
                    Optional.empty());
    private static final List<RunOrder> ALL =
            List.of(
                    new RunOrder.Confirm(),
                    new RunOrder.Pause(),
                    new RunOrder.Resume(),
                    new RunOrder.Cancel(),
                    new RunOrder.ChangeLimits(OTHER, Optional.empty()),
                    new RunOrder.DriveAgain(Set.of(Outcome.FAILED)),
                    new RunOrder.Retry());

    private final RunDocument running = new RunningRun().run;

    @ParameterizedTest
    @EnumSource(RunState.class)
    void whateverIsWrittenFollowsByTheStateMachineAndMayBeAskedForAgain(RunState state) {
        for (RunDocument run : List.of(in(state), closed(in(state)))) {
            for (RunOrder order : ALL) {
                if (OrderRules.rule(run, order, NOW) instanceof Ruling.Write(var next)) {
                    assertThat(run.state() == next.state() || run.state().canBecome(next.state()))
                            .as("%s of a run that is %s", order, state)
                            .isTrue();
                    assertThat(next.revision()).isEqualTo(run.revision() + 1);
                    assertThat(OrderRules.rule(next, order, NOW))
                            .as("%s again", order)
                            .isEqualTo(new Ruling.Done());
                }
            }
        }
    }

    @Test
    void eachOrderIsTakenInItsStatesAlone() {
        assertThat(takenIn(new RunOrder.Pause())).containsExactly(RunState.RUNNING);
        assertThat(takenIn(new RunOrder.Resume())).containsExactly(RunState.PAUSED);
        assertThat(takenIn(new RunOrder.Cancel()))
                .containsExactly(
                        RunState.AWAITING_CONFIRMATION,
                        RunState.PLANNING,
                        RunState.RUNNING,
                        RunState.PAUSED);
        assertThat(takenIn(new RunOrder.Confirm())).containsExactly(RunState.AWAITING_CONFIRMATION);
        assertThat(takenIn(new RunOrder.DriveAgain(Set.of(Outcome.FAILED))))
                .containsExactly(RunState.COMPLETED, RunState.COMPLETED_WITH_FAILURES);
        assertThat(takenIn(new RunOrder.Retry())).containsExactly(RunState.FAILED);
    }

    @Test
    void cancellingGoesByTheWorkersWhereThereMayBeSome() {
        assertThat(written(in(RunState.RUNNING), new RunOrder.Cancel()).state())
                .isEqualTo(RunState.CANCELLING);
        assertThat(written(in(RunState.AWAITING_CONFIRMATION), new RunOrder.Cancel()).state())
                .isEqualTo(RunState.CANCELLED);
    }

    @Test
    void refusalTellsTheStateAndWhatToDo() {
        assertThat(OrderRules.rule(in(RunState.COMPLETED), new RunOrder.Pause(), NOW))
                .isEqualTo(
                        new Ruling.Refuse("run r is COMPLETED: only a running run can be paused"));
    }

    @Test
    void changeOfLimitsKnowsTheRevisionThatItWasThoughtFor() {
        var limits = new RunOrder.ChangeLimits(OTHER, Optional.of(running.revision()));
        RunDocument changed = written(running, limits);

        assertThat(changed.limits()).isEqualTo(OTHER);
        assertThat(changed.state()).isEqualTo(RunState.RUNNING);
        assertThat(
                        OrderRules.rule(
                                running, new RunOrder.ChangeLimits(OTHER, Optional.of(77L)), NOW))
                .isEqualTo(new Ruling.Outdated());
        assertThat(OrderRules.rule(changed, limits, NOW))
                .as("the same once more")
                .isEqualTo(new Ruling.Done());
    }

    @Test
    void redriveIsANewGenerationThatIsPlannedAnewByWhoeverTakesItOver() {
        RunDocument run = closed(in(RunState.COMPLETED_WITH_FAILURES));

        RunDocument again = written(run, new RunOrder.DriveAgain(Set.of(Outcome.FAILED)));

        assertThat(again.state()).isEqualTo(RunState.PLANNING);
        assertThat(again.generation()).isEqualTo(1);
        assertThat(again.redrive()).contains(new Redrive(Set.of(Outcome.FAILED), RESULTS));
        assertThat(again.objects()).contains(100L);
        assertThat(again.plan()).isEmpty();
        assertThat(again.queueUrl()).isEmpty();
        assertThat(again.dispatch()).isEqualTo(Dispatch.NONE);
        assertThat(again.waves()).isEmpty();
        assertThat(again.lease()).as("or its epoch, and its folder, would be the old").isEmpty();
        assertThat(again.closed()).isFalse();
        assertThat(again.snapshot()).isEqualTo(run.snapshot());
    }

    @Test
    void redriveIsRefusedWhileWorkersLeaveAndWhereThereIsNothingToDo() {
        RunDocument open = in(RunState.COMPLETED_WITH_FAILURES);

        assertThat(refusal(open, new RunOrder.DriveAgain(Set.of(Outcome.FAILED))))
                .contains("still leaving");
        assertThat(refusal(closed(open), new RunOrder.DriveAgain(Set.of(Outcome.GONE))))
                .contains("none of its objects is [GONE]");
        assertThat(refusal(closed(open), new RunOrder.DriveAgain(Set.of(Outcome.DEVELOPED))))
                .contains("expected some of rejected, failed");
        assertThat(refusal(closed(open), new RunOrder.DriveAgain(Set.of()))).contains("expected");
    }

    @Test
    void retryReadsTheSourceAnew() {
        RunDocument retried = written(closed(in(RunState.FAILED)), new RunOrder.Retry());

        assertThat(retried.state()).isEqualTo(RunState.PLANNING);
        assertThat(retried.snapshot()).isEmpty();
        assertThat(retried.reason()).isEmpty();
        assertThat(retried.closed()).isFalse();
    }

    @Test
    void whatFailedWhileItWasEstimatedIsNotStartedUnconfirmed() {
        RunDocument waiting =
                RunDocument.created(TestRuns.awaitingConfirmation(running.spec()), NOW);
        RunDocument failed = new RunEdit(waiting).state(RunState.FAILED).reason("gone").at(NOW);

        RunDocument retried = written(closed(failed), new RunOrder.Retry());

        assertThat(retried.state()).isEqualTo(RunState.AWAITING_CONFIRMATION);
        assertThat(retried.reason()).isEmpty();
        assertThat(retried.closed()).isFalse();
        RunDocument estimated =
                new RunEdit(waiting).estimated(NOW).state(RunState.PLANNING).at(NOW);
        assertThat(
                        written(
                                        closed(
                                                new RunEdit(estimated)
                                                        .state(RunState.FAILED)
                                                        .at(NOW)),
                                        new RunOrder.Retry())
                                .state())
                .isEqualTo(RunState.PLANNING);
    }

    private List<RunState> takenIn(RunOrder order) {
        var states = new ArrayList<RunState>();
        for (RunState state : RunState.values()) {
            if (OrderRules.rule(closed(in(state)), order, NOW) instanceof Ruling.Write) {
                states.add(state);
            }
        }
        return states;
    }

    private static RunDocument written(RunDocument run, RunOrder order) {
        Ruling ruling = OrderRules.rule(run, order, NOW);
        assertThat(ruling).isInstanceOf(Ruling.Write.class);
        return ((Ruling.Write) ruling).next();
    }

    private static String refusal(RunDocument run, RunOrder order) {
        Ruling ruling = OrderRules.rule(run, order, NOW);
        assertThat(ruling).isInstanceOf(Ruling.Refuse.class);
        return ((Ruling.Refuse) ruling).why();
    }

    /// A run in a state, by the ways that lead there.
    private RunDocument in(RunState state) {
        RunDocument planning = RunDocument.created(running.spec(), NOW);
        return switch (state) {
            case AWAITING_CONFIRMATION ->
                    RunDocument.created(TestRuns.awaitingConfirmation(running.spec()), NOW);
            case PLANNING -> planning;
            case FAILED -> become(planning, RunState.FAILED);
            case RUNNING -> running;
            case PAUSED -> become(running, RunState.PAUSED);
            case COMPLETED, COMPLETED_WITH_FAILURES ->
                    new RunEdit(running).state(state).tally(RESULTS).at(NOW);
            case CANCELLING -> become(running, RunState.CANCELLING);
            case CANCELLED -> become(become(running, RunState.CANCELLING), RunState.CANCELLED);
        };
    }

    private static RunDocument become(RunDocument run, RunState state) {
        return new RunEdit(run).state(state).at(NOW);
    }

    private static RunDocument closed(RunDocument run) {
        return run.state().isFinal() ? new RunEdit(run).closed().at(NOW) : run;
    }
}
