package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// Planner's decisions: from a run's document and what is seen of the world follows the one next
/// action. It remembers nothing, so that any planner can go on where another was killed; what must
/// be remembered stands in the document.
public final class Reconciler {
    /// Job messages between two writes of the run document: what a planner killed meanwhile sends
    /// twice.
    private static final int SEND_AT_ONCE = 1_000;

    private final String planner;
    private final Pace pace;

    /// @param planner the name of this planner, unlike any other's
    public Reconciler(String planner, Pace pace) {
        this.planner = planner;
        this.pace = pace;
    }

    /// The next action for a run as it was read just now.
    public Action decide(RunDocument run, Sight sight, Instant now) {
        if (run.closed()) {
            return new Action.Leave();
        }
        if (!holds(run, now)) {
            return run.lease().filter(lease -> now.isBefore(lease.until())).isPresent()
                    ? new Action.Leave()
                    : new Action.Save(new RunEdit(run).takenOver(lease(now)).at(now));
        }
        if (sight.published() < run.revision()) {
            return new Action.Publish(RunChanged.of(run));
        }
        Optional<RunDocument> renewed = renewed(run, now);
        if (renewed.isPresent()) {
            return new Action.Save(renewed.get());
        }
        return switch (run.state()) {
            case PLANNING -> plan(run);
            case RUNNING -> run(run, run.plan().orElseThrow(), sight, now);
            case CANCELLING -> new Action.Save(new RunEdit(run).state(RunState.CANCELLED).at(now));
            case COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED -> close(run, sight, now);
            case AWAITING_CONFIRMATION, PAUSED -> new Action.Wait(pace.look());
        };
    }

    /// Whether this planner may act for the run; only then is it worth looking at the world.
    public boolean holds(RunDocument run, Instant now) {
        return run.lease().filter(lease -> lease.isHeldBy(planner, now)).isPresent();
    }

    private static Action plan(RunDocument run) {
        if (run.snapshot().isEmpty()) {
            return new Action.FreezeListing();
        }
        return run.plan().isEmpty() ? new Action.MakePlan() : new Action.MakeQueue();
    }

    private Action run(RunDocument run, Plan plan, Sight sight, Instant now) {
        if (sight.reported() >= plan.shards()) {
            return complete(run, plan, sight, now);
        }
        Dispatch dispatch = run.dispatch();
        return settleWave(run, sight, now)
                .or(() -> nextWave(run, sight, now))
                .orElseGet(() ->
                        dispatch.sent() < plan.shards()
                                ? send(dispatch, plan)
                                : resend(run, plan, sight, now));
    }

    private Action complete(RunDocument run, Plan plan, Sight sight, Instant now) {
        if (sight.tally().total() != plan.objects()) {
            throw new IllegalStateException(
                    "run %s has %d object results for %d planned objects"
                            .formatted(run.name(), sight.tally().total(), plan.objects()));
        }
        RunState state =
                sight.tally().count(Outcome.FAILED) == 0
                        ? RunState.COMPLETED
                        : RunState.COMPLETED_WITH_FAILURES;
        return new Action.Complete(new RunEdit(run).state(state).tally(sight.tally()).at(now));
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
        return new Action.Save(new RunEdit(run).dispatch(next).at(now));
    }

    /// Learns what became of a wave that was written: its job's id, or its end.
    private Optional<Action> settleWave(RunDocument run, Sight sight, Instant now) {
        return run.waves().stream()
                .filter(wave -> !wave.ended())
                .flatMap(wave -> settle(run, wave, sight.wave(wave.name()), now).stream())
                .findFirst();
    }

    private Optional<Action> settle(RunDocument run, Wave wave, WaveSight seen, Instant now) {
        var edit = new RunEdit(run);
        return switch (seen) {
            case WaveSight.Unseen _ -> Optional.empty();
            case WaveSight.Absent _ when wave.jobId().isPresent() ->
                    Waves.isForgotten(wave, now)
                            ? Optional.of(
                                    new Action.Save(edit.wave(wave.name(), Wave::end).at(now)))
                            : Optional.empty();
            case WaveSight.Absent _ when Waves.isOf(run, wave) ->
                    Optional.of(new Action.Submit(wave));
            // Its planner may still submit it, late: under a name that no longer counts.
            case WaveSight.Absent _ ->
                    Optional.of(new Action.Save(edit.wave(wave.name(), Wave::end).at(now)));
            case WaveSight.Active(String jobId, int _) ->
                    wave.jobId().isPresent()
                            ? Optional.empty()
                            : Optional.of(new Action.Save(submitted(run, wave, jobId, now)));
            case WaveSight.Ended ended ->
                    Optional.of(new Action.Save(settled(edit, wave, ended).at(now)));
        };
    }

    /// Whatever was denied to one worker is denied to the next: the run waits for somebody to mend
    /// that.
    private static RunEdit settled(RunEdit edit, Wave wave, WaveSight.Ended ended) {
        edit.wave(wave.name(), known -> known.submittedAs(ended.jobId()).end());
        if (ended.failed() > 0) {
            edit.reason(
                    "%d of %d workers of %s failed: %s"
                            .formatted(
                                    ended.failed(), wave.workers(), wave.name(), ended.reason()));
        }
        return ended.denied()
                ? edit.state(RunState.PAUSED)
                        .reason(
                                "access was denied to a worker of %s; its log says to what: mend the worker's role or the bucket's policy, then resume the run"
                                        .formatted(wave.name()))
                : edit;
    }

    private Optional<Action> nextWave(RunDocument run, Sight sight, Instant now) {
        int workers = Waves.wanted(run, sight, now);
        if (workers == 0) {
            return Optional.empty();
        }
        Wave wave =
                Wave.written(
                        Wave.nameOf(run.name(), run.epoch(), run.waves().size() + 1),
                        workers,
                        Capacity.SPOT,
                        sight.reported(),
                        now);
        return Optional.of(new Action.Save(new RunEdit(run).wave(wave).at(now)));
    }

    /// Lets workers leave by themselves, ends those who do not, and deletes the queue.
    private Action close(RunDocument run, Sight sight, Instant now) {
        // A wave whose planner was killed before it noted the job has no job id but what is seen.
        var active = new ArrayList<Wave>();
        for (Wave wave : run.waves()) {
            if (!wave.ended()
                    && sight.wave(wave.name()) instanceof WaveSight.Active(String jobId, int _)) {
                active.add(wave.submittedAs(jobId));
            }
        }
        boolean unseen =
                run.waves().stream()
                        .filter(wave -> !wave.ended())
                        .anyMatch(wave -> sight.wave(wave.name()) instanceof WaveSight.Unseen);
        if (active.isEmpty() && !unseen) {
            return new Action.Close(new RunEdit(run).closed().at(now));
        }
        boolean overstayed = !now.isBefore(run.changedAt().plus(pace.closing()));
        return overstayed && !active.isEmpty()
                ? new Action.EndJobs(active)
                : new Action.Wait(pace.look());
    }

    /// The run with its lease renewed, if that is due: for actions that may outlast a lease, too.
    public Optional<RunDocument> renewed(RunDocument run, Instant now) {
        return run.lease()
                .filter(lease -> lease.until().isBefore(now.plus(pace.lease().dividedBy(2))))
                .map(_ -> new RunEdit(run).renewed(lease(now)).at(now));
    }

    /// The run after its source was listed.
    public RunDocument frozen(RunDocument run, Snapshot snapshot, Instant now) {
        return frozen(run, snapshot, Optional.empty(), now);
    }

    /// The run after its source was pinned.
    ///
    /// @param remark what its owner should know of that
    public RunDocument frozen(
            RunDocument run, Snapshot snapshot, Optional<String> remark, Instant now) {
        var edit = new RunEdit(run).snapshot(snapshot);
        remark.ifPresent(edit::reason);
        return edit.at(now);
    }

    /// The run after its shards were written.
    public RunDocument planned(RunDocument run, Plan plan, Instant now) {
        return new RunEdit(run).plan(plan).at(now);
    }

    /// The run after its job queue was made: workers may come.
    public RunDocument queueMade(RunDocument run, String queueUrl, Instant now) {
        return new RunEdit(run).queueUrl(queueUrl).state(RunState.RUNNING).at(now);
    }

    /// The run after job messages were sent up to a shard.
    public RunDocument sent(RunDocument run, int to, Instant now) {
        return new RunEdit(run).dispatch(new Dispatch(run.dispatch().round(), to)).at(now);
    }

    /// The run after a wave was submitted.
    public RunDocument submitted(RunDocument run, Wave wave, String jobId, Instant now) {
        return new RunEdit(run).wave(wave.name(), known -> known.submittedAs(jobId)).at(now);
    }

    /// The run after its completion manifest was written: what [Action.Complete] named, upon a
    /// document whose lease may have been renewed since.
    public RunDocument completed(RunDocument run, Action.Complete action, Instant now) {
        return new RunEdit(run)
                .state(action.next().state())
                .tally(action.next().tally().orElseThrow())
                .at(now);
    }

    /// The run after planning it turned out to be impossible.
    public RunDocument failed(RunDocument run, String reason, Instant now) {
        return new RunEdit(run).state(RunState.FAILED).reason(reason).at(now);
    }

    /// The run after somebody asked for another state; empty where it cannot follow on its own.
    public Optional<RunDocument> asked(RunDocument run, RunState next, Instant now) {
        if (run.state() == next) {
            return Optional.of(run);
        }
        return run.state().canBecome(next)
                ? Optional.of(new RunEdit(run).state(next).noReason().at(now))
                : Optional.empty();
    }

    private Lease lease(Instant now) {
        return new Lease(planner, now.plus(pace.lease()));
    }

    /// How long to wait when the world could not be looked at, or an action failed.
    public Duration pause() {
        return pace.look();
    }
}
