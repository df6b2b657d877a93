package dev.darkroom.worker.shard;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.Tally;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The session of a worker with one shard: a deterministic machine from the receipt of a job
/// message to its deletion or return. It has no clock, no I/O, no threads and no randomness;
/// whoever drives it tells it every [ShardEvent] with the time, and does the [ShardAction]s that it
/// answers.
///
/// ```
/// FINDING ─ NoReport ─► OPENING ─► DEVELOPING ─► WRITING ─► PUBLISHING ─► DELETING ─► ENDED
///    └───── ReportFound ────────────────────────────────────────▲                       ▲
/// any of them ─ drain, stall, eleven hours, failure ─► SAVING ─► HANDING_BACK ──────────┘
/// ```
///
/// - The report holds exactly one result for each object of the manifest, in its order.
/// - The message is deleted only after a report stands and is published; every other way leads to
///   its return.
/// - Answers that come late, twice or to something given up are passed over.
/// - Used by one thread at a time.
public final class ShardSession {
    /// How long each of the last steps may take, once the session gives up.
    public static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final SessionLimits limits;
    private final JobMessage message;
    private final Hold hold;
    private final InHand inHand;
    private final List<ShardAction> actions = new ArrayList<>();
    private Phase phase = Phase.NEW;
    private Ledger ledger;
    private Checkpoints checkpoints;
    private Instant progressAt;
    private Optional<Step> step = Optional.empty();
    private Optional<Stop> stop = Optional.empty();
    private GivenUp givenUp = GivenUp.atOnce("");

    /// @param receivedAt when the message was received; its visibility timeout runs from then
    public ShardSession(SessionLimits limits, JobMessage message, Instant receivedAt) {
        this.limits = limits;
        this.message = message;
        this.hold = new Hold(limits, receivedAt);
        this.inHand = new InHand(limits.window(), limits.windowBytes());
        this.ledger = new Ledger(List.of(), List.of());
        this.checkpoints = new Checkpoints(limits.checkpointEvery(), ledger, receivedAt);
        this.progressAt = receivedAt;
    }

    /// Tells the session that something happened.
    ///
    /// @param now never before an earlier event's
    /// @return what is to be done, all at the same time or in this order
    public List<ShardAction> on(ShardEvent event, Instant now) {
        actions.clear();
        if (phase.awaits(event)) {
            react(event, now);
            watch(now);
        }
        return List.copyOf(actions);
    }

    /// When the session wants a [ShardEvent.Tick] if nothing else happens before; empty when it has
    /// ended.
    public Optional<Instant> wakeAt() {
        if (phase == Phase.NEW || phase == Phase.ENDED) {
            return Optional.empty();
        }
        Optional<Instant> stalledAt = Optional.of(progressAt.plus(limits.stall()));
        Optional<Instant> none = Optional.empty();
        return Stream.of(
                        Optional.of(stop.map(Stop::by).orElse(hold.endsAt())),
                        phase == Phase.SAVING || phase == Phase.HANDING_BACK ? none : stalledAt,
                        phase == Phase.DEVELOPING ? checkpoints.wakeAt() : none,
                        phase.holdsMessage() ? hold.wakeAt() : none,
                        step.flatMap(Step::retryAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void react(ShardEvent event, Instant now) {
        switch (event) {
            case ShardEvent.Received() -> go(Phase.FINDING, new ShardAction.FindReport(), now);
            case ShardEvent.ReportFound(var stamp) -> publish(stamp, now);
            case ShardEvent.NoReport() -> go(Phase.OPENING, new ShardAction.OpenShard(), now);
            case ShardEvent.Opened opened -> open(opened, now);
            case ShardEvent.ObjectDone(int index, var result) -> done(index, result, now);
            case ShardEvent.ReportWritten(var stamp) -> publish(stamp, now);
            case ShardEvent.ReportExists(var stamp) -> publish(stamp, now);
            case ShardEvent.Published() -> go(Phase.DELETING, new ShardAction.DeleteMessage(), now);
            case ShardEvent.MessageDeleted() -> end(Ending.REPORTED, "reported");
            case ShardEvent.HandedBack() -> end(givenUp.ending(), givenUp.reason());
            case ShardEvent.CheckpointSaved() -> checkpointAnswered(now);
            case ShardEvent.VisibilityExtended() -> hold.extended();
            case ShardEvent.EdgeFailed failed -> failed(failed, now);
            case ShardEvent.Drain(var reason, var by) -> stopTaking(new Stop(reason, by), now);
            case ShardEvent.Tick() -> {}
        }
    }

    private void open(ShardEvent.Opened opened, Instant now) {
        int expected = message.shard().objects();
        if (opened.objects().size() != expected) {
            var problem =
                    "the manifest holds %d objects (expected %d)"
                            .formatted(opened.objects().size(), expected);
            giveUp(GivenUp.after(EdgeFailure.PERMANENT, problem, limits), now);
            return;
        }
        phase = Phase.DEVELOPING;
        step = Optional.empty();
        progressAt = now;
        ledger = new Ledger(opened.objects(), opened.checkpoint());
        checkpoints = new Checkpoints(limits.checkpointEvery(), ledger, now);
        proceed(now);
    }

    private void done(int index, ObjectResult result, Instant now) {
        if (inHand.remove(index)) {
            ledger.enter(index, result);
            progressAt = now;
            proceed(now);
        }
    }

    /// Writes the report if nothing is left to do, else takes objects as far as there is room.
    private void proceed(Instant now) {
        if (ledger.isDenied()) {
            var problem = "access is denied to every object of the shard";
            giveUp(GivenUp.after(EdgeFailure.ACCESS_DENIED, problem, limits), now);
        } else if (ledger.isComplete()) {
            List<ObjectResult> results = ledger.all();
            var stamp = new ReportStamp(Tally.of(results), now, message.shard().supersedes());
            go(Phase.WRITING, new ShardAction.WriteReport(results, stamp), now);
        } else if (stop.isEmpty()) {
            takeObjects();
        } else if (inHand.isEmpty()) {
            giveUp(GivenUp.atOnce(stop.get().reason()), now);
        }
    }

    private void takeObjects() {
        OptionalInt index = ledger.peek();
        while (index.isPresent() && inHand.admits(ledger.object(index.getAsInt()).size())) {
            var source = ledger.object(index.getAsInt());
            ledger.take();
            inHand.add(index.getAsInt(), source.size());
            actions.add(new ShardAction.DevelopObject(index.getAsInt(), source));
            index = ledger.peek();
        }
    }

    private void publish(ReportStamp stamp, Instant now) {
        var event = stamp.event(message.run(), message.shard().id());
        go(Phase.PUBLISHING, new ShardAction.Publish(event), now);
    }

    private void go(Phase next, ShardAction action, Instant now) {
        phase = next;
        progressAt = now;
        step = Optional.of(new Step(action));
        actions.add(action);
    }

    private void failed(ShardEvent.EdgeFailed failed, Instant now) {
        switch (failed.action()) {
            case ShardAction.DevelopObject(int index, _) -> processFailed(index, failed, now);
            case ShardAction.SaveCheckpoint _ -> checkpointAnswered(now);
            case ShardAction.ExtendVisibility _ -> extensionFailed(failed, now);
            case ShardAction.HandBack _ -> {
                if (phase == Phase.HANDING_BACK) {
                    end(givenUp.ending(), givenUp.reason());
                }
            }
            case ShardAction.FindReport _,
                    ShardAction.OpenShard _,
                    ShardAction.WriteReport _,
                    ShardAction.Publish _,
                    ShardAction.DeleteMessage _ -> {
                if (isCurrent(failed.action())) {
                    stepFailed(failed, now);
                }
            }
            case ShardAction.Abandon _, ShardAction.End _ -> {}
        }
    }

    /// The result of the object is unknown. If the worker may not do its work at all, or cannot for
    /// now, that says nothing about the object: another worker shall try it. Else it is a failure
    /// of ours.
    private void processFailed(int index, ShardEvent.EdgeFailed failed, Instant now) {
        if (!inHand.contains(index)) {
            return;
        }
        switch (failed.failure()) {
            case ACCESS_DENIED, TRANSIENT ->
                    giveUp(GivenUp.after(failed.failure(), failed.reason(), limits), now);
            case PERMANENT -> {
                var reason = new Reason(ReasonCodes.UNEXPECTED, failed.reason());
                var source = ledger.object(index);
                done(index, ObjectResult.without(source, Outcome.FAILED, reason), now);
            }
        }
    }

    private void extensionFailed(ShardEvent.EdgeFailed failed, Instant now) {
        hold.failed(now);
        if (failed.failure() == EdgeFailure.PERMANENT) {
            stopTaking(new Stop(failed.reason(), hold.handBackBy()), now);
        }
    }

    private void stepFailed(ShardEvent.EdgeFailed failed, Instant now) {
        boolean toBeTriedAgain =
                failed.failure() == EdgeFailure.TRANSIENT
                        && step.stream().anyMatch(it -> it.retryLater(now, limits.attempts()));
        if (!toBeTriedAgain) {
            giveUp(GivenUp.after(failed.failure(), failed.reason(), limits), now);
        }
    }

    private boolean isCurrent(ShardAction action) {
        return step.filter(it -> it.action().equals(action)).isPresent();
    }

    private void stopTaking(Stop next, Instant now) {
        stop = Optional.of(stop.map(next::earlier).orElse(next));
        switch (phase) {
            case FINDING, OPENING -> giveUp(GivenUp.atOnce(next.reason()), now);
            case DEVELOPING -> proceed(now);
            case NEW, WRITING, PUBLISHING, DELETING, SAVING, HANDING_BACK, ENDED -> {}
        }
    }

    private void checkpointAnswered(Instant now) {
        checkpoints.answered();
        if (phase == Phase.SAVING) {
            saveOrHandBack(now);
        }
    }

    /// Ends the session's work: what is in hand is left, what is finished is saved, and the message
    /// goes back. A shard that is reported needs none of that.
    private void giveUp(GivenUp why, Instant now) {
        if (phase == Phase.DELETING && why.ending() == Ending.HANDED_BACK) {
            end(Ending.REPORTED, "reported, but its message remains: " + why.reason());
            return;
        }
        if (!inHand.isEmpty()) {
            inHand.clear();
            actions.add(new ShardAction.Abandon());
        }
        givenUp = why;
        step = Optional.empty();
        boolean reported = phase == Phase.PUBLISHING || phase == Phase.DELETING;
        if (reported) {
            handBack(now);
        } else {
            phase = Phase.SAVING;
            stop = Optional.of(new Stop(why.reason(), now.plus(LAST_STEP)));
            saveOrHandBack(now);
        }
    }

    private void saveOrHandBack(Instant now) {
        if (checkpoints.isSaving()) {
            return;
        }
        if (checkpoints.hasUnsaved()) {
            actions.add(checkpoints.save(now));
        } else {
            handBack(now);
        }
    }

    private void handBack(Instant now) {
        phase = Phase.HANDING_BACK;
        stop = Optional.of(new Stop(givenUp.reason(), now.plus(LAST_STEP)));
        actions.add(new ShardAction.HandBack(givenUp.visibleAfter()));
    }

    private void end(Ending ending, String reason) {
        phase = Phase.ENDED;
        actions.add(new ShardAction.End(ending, reason));
    }

    /// What time alone brings about.
    private void watch(Instant now) {
        boolean late = stop.filter(it -> !now.isBefore(it.by())).isPresent();
        switch (phase) {
            case NEW, ENDED -> {}
            case SAVING -> {
                if (late) {
                    handBack(now);
                }
            }
            case HANDING_BACK -> {
                if (late) {
                    end(givenUp.ending(), givenUp.reason());
                }
            }
            case FINDING, OPENING, DEVELOPING, WRITING, PUBLISHING, DELETING -> {
                if (late) {
                    giveUp(GivenUp.atOnce(stop.get().reason()), now);
                } else if (!now.isBefore(progressAt.plus(limits.stall()))) {
                    giveUp(GivenUp.atOnce("no progress for " + limits.stall()), now);
                } else {
                    keepUp(now);
                }
            }
        }
    }

    private void keepUp(Instant now) {
        if (stop.isEmpty() && !now.isBefore(hold.endsAt())) {
            var reason = "the message was held for " + limits.holdAtMost();
            stopTaking(new Stop(reason, hold.handBackBy()), now);
        }
        step.filter(it -> it.isDue(now)).ifPresent(it -> actions.add(it.retry()));
        if (phase == Phase.DEVELOPING && checkpoints.isDue(now)) {
            actions.add(checkpoints.save(now));
        }
        if (phase.holdsMessage() && hold.isDue(now)) {
            actions.add(hold.extend(now));
        }
    }
}
