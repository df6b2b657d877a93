package dev.darkroom.planner.run;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What follows from an order for a run as it stands: a pure function.
public final class OrderRules {
    private OrderRules() {}

    /// What is to be done about an order.
    public sealed interface Ruling {
        /// Write the next document.
        record Write(RunDocument next) implements Ruling {}

        /// Nothing: it was done before.
        record Done() implements Ruling {}

        /// Nothing: it cannot be done now.
        ///
        /// @param why and what to do instead, for people
        record Refuse(String why) implements Ruling {}

        /// Nothing: it was thought for another revision.
        record Outdated() implements Ruling {}
    }

    public static Ruling rule(RunDocument run, RunOrder order, Instant now) {
        return switch (order) {
            case RunOrder.Confirm() -> confirm(run, now);
            case RunOrder.Pause() -> pause(run, now);
            case RunOrder.Resume() -> resume(run, now);
            case RunOrder.Cancel() -> cancel(run, now);
            case RunOrder.ChangeLimits(var limits, var expected) ->
                    changeLimits(run, limits, expected, now);
            case RunOrder.DriveAgain(var outcomes) -> driveAgain(run, outcomes, now);
            case RunOrder.Retry() -> retry(run, now);
        };
    }

    private static Ruling confirm(RunDocument run, Instant now) {
        return switch (run.state()) {
            case AWAITING_CONFIRMATION -> become(run, RunState.PLANNING, now);
            case PLANNING, RUNNING, PAUSED, COMPLETED, COMPLETED_WITH_FAILURES ->
                    run.spec().awaitConfirmation()
                            ? new Ruling.Done()
                            : refuse(run, "it has nothing to confirm");
            case CANCELLING, CANCELLED, FAILED -> refuse(run, "it does not await confirmation");
        };
    }

    private static Ruling pause(RunDocument run, Instant now) {
        return switch (run.state()) {
            case RUNNING -> become(run, RunState.PAUSED, now);
            case PAUSED -> new Ruling.Done();
            case AWAITING_CONFIRMATION,
                    PLANNING,
                    COMPLETED,
                    COMPLETED_WITH_FAILURES,
                    CANCELLING,
                    CANCELLED,
                    FAILED ->
                    refuse(run, "only a running run can be paused");
        };
    }

    /// A run that reached its ceiling stays there until the ceiling is another.
    private static Ruling resume(RunDocument run, Instant now) {
        return switch (run.state()) {
            case PAUSED ->
                    Note.COST.isIn(run.reason())
                            ? refuse(run, "it has reached limits.maxCost: raise that first")
                            : become(run, RunState.RUNNING, now);
            case RUNNING -> new Ruling.Done();
            case AWAITING_CONFIRMATION,
                    PLANNING,
                    COMPLETED,
                    COMPLETED_WITH_FAILURES,
                    CANCELLING,
                    CANCELLED,
                    FAILED ->
                    refuse(run, "only a paused run can be resumed");
        };
    }

    private static Ruling cancel(RunDocument run, Instant now) {
        return switch (run.state()) {
            case AWAITING_CONFIRMATION -> become(run, RunState.CANCELLED, now);
            case PLANNING, RUNNING, PAUSED -> become(run, RunState.CANCELLING, now);
            case CANCELLING, CANCELLED -> new Ruling.Done();
            case COMPLETED, COMPLETED_WITH_FAILURES, FAILED -> refuse(run, "it has ended");
        };
    }

    private static Ruling changeLimits(
            RunDocument run, RunLimits limits, Optional<Long> expected, Instant now) {
        if (run.limits().equals(limits)) {
            return new Ruling.Done();
        }
        if (expected.filter(revision -> revision != run.revision()).isPresent()) {
            return new Ruling.Outdated();
        }
        if (run.state() == RunState.CANCELLING || run.state() == RunState.CANCELLED) {
            return refuse(run, "it will not be worked on again");
        }
        var edit = new RunEdit(run).limits(limits);
        boolean otherCeiling =
                Note.COST.isIn(run.reason()) && !limits.maxCost().equals(run.limits().maxCost());
        return new Ruling.Write(
                (otherCeiling
                                ? edit.reason("limits.maxCost was changed: the run can be resumed")
                                : edit)
                        .at(now));
    }

    private static Ruling driveAgain(RunDocument run, Set<Outcome> outcomes, Instant now) {
        if (outcomes.isEmpty() || outcomes.stream().anyMatch(Outcome::hasRenditions)) {
            return refuse(
                    run,
                    "outcomes are %s (expected some of rejected, failed, changed, gone, archived)"
                            .formatted(outcomes));
        }
        return switch (run.state()) {
            case COMPLETED, COMPLETED_WITH_FAILURES -> anew(run, outcomes, now);
            case PLANNING, RUNNING, PAUSED ->
                    run.redrive().filter(again -> again.outcomes().equals(outcomes)).isPresent()
                            ? new Ruling.Done()
                            : refuse(run, "it is at work");
            case AWAITING_CONFIRMATION, CANCELLING, CANCELLED, FAILED ->
                    refuse(run, "only a complete run can be driven again");
        };
    }

    private static Ruling anew(RunDocument run, Set<Outcome> outcomes, Instant now) {
        if (!run.closed()) {
            return refuse(run, "its workers are still leaving: ask again in a minute");
        }
        Tally before = run.tally().orElseThrow();
        if (outcomes.stream().mapToLong(before::count).sum() == 0) {
            return refuse(run, "none of its objects is %s".formatted(outcomes));
        }
        return new Ruling.Write(
                new RunEdit(run).redrive(new Redrive(outcomes, before)).plannedAnew().at(now));
    }

    /// The source is looked at anew, too: planning may have failed for it. A redrive keeps it,
    /// since its objects are those of the reports.
    private static Ruling retry(RunDocument run, Instant now) {
        return switch (run.state()) {
            case FAILED -> {
                if (!run.closed()) {
                    yield refuse(run, "it is still closing: ask again in a minute");
                }
                var edit = new RunEdit(run);
                yield new Ruling.Write(
                        (run.generation() == 0 ? edit.noSnapshot() : edit).plannedAnew().at(now));
            }
            case PLANNING, RUNNING -> new Ruling.Done();
            case AWAITING_CONFIRMATION,
                    PAUSED,
                    COMPLETED,
                    COMPLETED_WITH_FAILURES,
                    CANCELLING,
                    CANCELLED ->
                    refuse(run, "only a run whose planning failed can be retried");
        };
    }

    private static Ruling become(RunDocument run, RunState next, Instant now) {
        return new Ruling.Write(new RunEdit(run).state(next).noReason().at(now));
    }

    private static Ruling refuse(RunDocument run, String why) {
        return new Ruling.Refuse("run %s is %s: %s".formatted(run.name(), run.state(), why));
    }
}
