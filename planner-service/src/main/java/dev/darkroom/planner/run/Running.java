package dev.darkroom.planner.run;

import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decisions for a run at work: complete, pause, waves, messages, in this order.
final class Running {
    /// Job messages between two writes of the run document: what a planner killed meanwhile sends
    /// twice.
    private static final int SEND_AT_ONCE = 1_000;

    private final Pace pace;
    private final Fleet fleet;

    Running(Pace pace, Fleet fleet) {
        this.pace = pace;
        this.fleet = fleet;
    }

    Action decide(RunDocument run, Sight sight, Instant now) {
        Plan plan = run.plan().orElseThrow();
        if (sight.reported() >= plan.shards()) {
            return complete(run, plan, sight, now);
        }
        return pause(run, sight, now)
                .or(() -> Settling.settle(run, sight, now))
                .or(() -> nextWave(run, sight, now))
                .or(() -> Notes.change(run, sight, fleet, now).map(edit -> save(edit, sight, now)))
                .orElseGet(() ->
                        run.dispatch().sent() < plan.shards()
                                ? send(run.dispatch(), plan)
                                : endStarving(run, sight, now)
                                        .orElseGet(() -> resend(run, plan, sight, now)));
    }

    private static Action complete(RunDocument run, Plan plan, Sight sight, Instant now) {
        if (sight.tally().total() != plan.objects()) {
            throw new IllegalStateException(
                    "run %s has %d object results for %d planned objects"
                            .formatted(run.name(), sight.tally().total(), plan.objects()));
        }
        Tally tally = tally(run, plan, sight);
        RunState state =
                tally.count(Outcome.FAILED) == 0
                        ? RunState.COMPLETED
                        : RunState.COMPLETED_WITH_FAILURES;
        return new Action.Complete(
                new RunEdit(run)
                        .spending(sight.spending())
                        .state(state)
                        .tally(tally)
                        .noReason()
                        .at(now));
    }

    /// Of all objects: results that a redrive supersedes no longer count.
    private static Tally tally(RunDocument run, Plan plan, Sight sight) {
        return run.redrive()
                .map(Redrive::before)
                .orElse(Tally.NONE)
                .minus(plan.supersedes().orElse(Tally.NONE))
                .plus(sight.tally());
    }

    /// Before anything else is spent.
    private Optional<Action> pause(RunDocument run, Sight sight, Instant now) {
        Optional<String> failures = Tolerance.exceeded(run, sight);
        if (failures.isPresent()) {
            var edit = new RunEdit(run).judged(sight.tally()).reason(failures.get());
            return Optional.of(save(edit.state(RunState.PAUSED), sight, now));
        }
        if (run.limits().maxCost().isEmpty()) {
            return Optional.empty();
        }
        boolean idle =
                Waves.active(run, sight) == 0
                        && sight.queue().filter(queue -> queue.visible() > 0).isPresent();
        return Budget.of(run, sight, fleet)
                .exhausted(idle)
                .map(reason ->
                        save(new RunEdit(run).reason(reason).state(RunState.PAUSED), sight, now));
    }

    private Optional<Action> endStarving(RunDocument run, Sight sight, Instant now) {
        List<Wave> starving = MopUp.starving(run, sight, fleet, now);
        return starving.isEmpty() ? Optional.empty() : Optional.of(new Action.EndJobs(starving));
    }

    private Optional<Action> nextWave(RunDocument run, Sight sight, Instant now) {
        return Waves.next(run, sight, fleet, now)
                .map(wave -> save(new RunEdit(run).wave(wave), sight, now));
    }

    private static Action send(Dispatch dispatch, Plan plan) {
        int to = Math.min(plan.shards(), dispatch.sent() + SEND_AT_ONCE);
        return new Action.Send(dispatch.sent(), to);
    }

    private Action resend(RunDocument run, Plan plan, Sight sight, Instant now) {
        boolean quiet =
                sight.quietSince()
                        .filter(since -> !since.plus(pace.quiet()).isAfter(now))
                        .isPresent();
        if (!quiet) {
            return new Action.Wait(pace.lookAt(plan.shards()));
        }
        if (run.dispatch().round() >= pace.rounds()) {
            return new Action.GiveUp();
        }
        var next = new Dispatch(run.dispatch().round() + 1, 0);
        return save(new RunEdit(run).dispatch(next), sight, now);
    }

    private static Action save(RunEdit edit, Sight sight, Instant now) {
        return new Action.Save(edit.spending(sight.spending()).at(now));
    }
}
