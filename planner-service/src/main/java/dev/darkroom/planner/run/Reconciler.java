package dev.darkroom.planner.run;

import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Planner's decisions: from a run's document and what is seen of the world follows the one next
/// action. It remembers nothing, so that any planner can go on where another was killed; what must
/// be remembered stands in the document.
public final class Reconciler {
    /// What a killed planner loses of the count of workers' time, though the next one makes up for
    /// it by what it sees.
    private static final Duration SPENDING_KEPT = Duration.ofMinutes(1);

    private final String planner;
    private final Pace pace;
    private final Running running;

    /// @param planner the name of this planner, unlike any other's
    public Reconciler(String planner, Pace pace, Fleet fleet) {
        this.planner = planner;
        this.pace = pace;
        this.running = new Running(pace, fleet);
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
        if (isLeaseHalfOver(run, now) || isSpendingDue(run, sight)) {
            return new Action.Save(
                    new RunEdit(run).spending(sight.spending()).renewed(lease(now)).at(now));
        }
        return switch (run.state()) {
            case AWAITING_CONFIRMATION ->
                    run.estimatedAt().isEmpty()
                            ? new Action.Estimate()
                            : new Action.Wait(pace.look());
            case PLANNING -> plan(run);
            case RUNNING -> running.decide(run, sight, now);
            case PAUSED ->
                    Settling.settle(run, sight, now).orElseGet(() -> new Action.Wait(pace.look()));
            case CANCELLING -> Closing.cancel(run, sight, pace, now);
            case COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED ->
                    Closing.close(run, sight, pace, now);
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

    private boolean isLeaseHalfOver(RunDocument run, Instant now) {
        return run.lease()
                .filter(lease -> lease.until().isBefore(now.plus(pace.lease().dividedBy(2))))
                .isPresent();
    }

    /// Whether workers' time was counted that the document does not know for long.
    private static boolean isSpendingDue(RunDocument run, Sight sight) {
        Spending known = run.spending();
        Spending counted = sight.spending();
        boolean more =
                counted.spotVcpuMillis() > known.spotVcpuMillis()
                        || counted.onDemandVcpuMillis() > known.onDemandVcpuMillis();
        return more && known.countedTo().plus(SPENDING_KEPT).isBefore(counted.countedTo());
    }

    /// The run with its lease renewed, if that is due: for actions that may outlast a lease, too.
    public Optional<RunDocument> renewed(RunDocument run, Instant now) {
        return isLeaseHalfOver(run, now)
                ? Optional.of(new RunEdit(run).renewed(lease(now)).at(now))
                : Optional.empty();
    }

    /// The run after its estimate was written.
    public RunDocument estimated(RunDocument run, Instant now) {
        return new RunEdit(run).estimated(now).at(now);
    }

    /// The run after its source was listed.
    public RunDocument frozen(RunDocument run, Snapshot snapshot, Instant now) {
        return new RunEdit(run).snapshot(snapshot).at(now);
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
                .spending(action.next().spending())
                .state(action.next().state())
                .tally(action.next().tally().orElseThrow())
                .noReason()
                .at(now);
    }

    /// The run after planning it turned out to be impossible.
    public RunDocument failed(RunDocument run, String reason, Instant now) {
        return new RunEdit(run).state(RunState.FAILED).reason(reason).at(now);
    }

    private Lease lease(Instant now) {
        return new Lease(planner, now.plus(pace.lease()));
    }

    /// How long to wait when the world could not be looked at, or an action failed.
    public Duration pause() {
        return pace.look();
    }
}
