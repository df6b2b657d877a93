package dev.darkroom.planner.run;

import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The next revision of a run document in the making.
final class RunEdit {
    private final RunDocument run;
    private RunState state;
    private int epoch;
    private Optional<Lease> lease;
    private RunLimits limits;
    private int generation;
    private Optional<Redrive> redrive;
    private Optional<Instant> estimatedAt;
    private Optional<Snapshot> snapshot;
    private Optional<Plan> plan;
    private Optional<String> queueUrl;
    private Dispatch dispatch;
    private List<Wave> waves;
    private Spending spending;
    private Optional<Tally> tally;
    private Optional<Tally> judged;
    private Optional<String> reason;
    private boolean closed;

    RunEdit(RunDocument run) {
        this.run = run;
        this.state = run.state();
        this.epoch = run.epoch();
        this.lease = run.lease();
        this.limits = run.limits();
        this.generation = run.generation();
        this.redrive = run.redrive();
        this.estimatedAt = run.estimatedAt();
        this.snapshot = run.snapshot();
        this.plan = run.plan();
        this.queueUrl = run.queueUrl();
        this.dispatch = run.dispatch();
        this.waves = run.waves();
        this.spending = run.spending();
        this.tally = run.tally();
        this.judged = run.judged();
        this.reason = run.reason();
        this.closed = run.closed();
    }

    RunEdit state(RunState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException(
                    "run %s is %s, which cannot become %s".formatted(run.name(), state, next));
        }
        state = next;
        return this;
    }

    boolean isOpenToWorkers() {
        return state.isOpenToWorkers();
    }

    RunEdit takenOver(Lease by) {
        epoch++;
        return renewed(by);
    }

    RunEdit renewed(Lease by) {
        lease = Optional.of(by);
        return this;
    }

    RunEdit limits(RunLimits changed) {
        limits = changed;
        return this;
    }

    /// What was counted, unless more is known already.
    RunEdit spending(Spending counted) {
        if (counted.countedTo().isAfter(spending.countedTo())) {
            spending = counted;
        }
        return this;
    }

    RunEdit estimated(Instant now) {
        estimatedAt = Optional.of(now);
        return this;
    }

    RunEdit snapshot(Snapshot frozen) {
        snapshot = Optional.of(frozen);
        return this;
    }

    RunEdit plan(Plan made) {
        plan = Optional.of(made);
        return this;
    }

    RunEdit queueUrl(String url) {
        queueUrl = Optional.of(url);
        return this;
    }

    RunEdit dispatch(Dispatch next) {
        dispatch = next;
        return this;
    }

    RunEdit wave(Wave added) {
        waves = new ArrayList<>(waves);
        waves.add(added);
        return this;
    }

    RunEdit wave(String name, UnaryOperator<Wave> change) {
        waves =
                waves.stream()
                        .map(wave -> wave.name().equals(name) ? change.apply(wave) : wave)
                        .toList();
        return this;
    }

    RunEdit tally(Tally sum) {
        tally = Optional.of(sum);
        return this;
    }

    /// Failures among these are not judged again.
    RunEdit judged(Tally sum) {
        judged = Optional.of(sum);
        return this;
    }

    RunEdit reason(String text) {
        reason = Optional.of(text);
        return this;
    }

    RunEdit noReason() {
        reason = Optional.empty();
        return this;
    }

    /// To be planned, by whoever takes it over: under an epoch, and so in a folder, of its own. The
    /// waves of before are named no more.
    RunEdit plannedAnew() {
        lease = Optional.empty();
        plan = Optional.empty();
        queueUrl = Optional.empty();
        dispatch = Dispatch.NONE;
        waves = List.of();
        judged = Optional.empty();
        reason = Optional.empty();
        closed = false;
        return state(RunState.PLANNING);
    }

    /// Estimated anew, since that failed.
    RunEdit awaitingAnew() {
        lease = Optional.empty();
        reason = Optional.empty();
        closed = false;
        return state(RunState.AWAITING_CONFIRMATION);
    }

    /// Its source is read anew.
    RunEdit noSnapshot() {
        snapshot = Optional.empty();
        return this;
    }

    RunEdit redrive(Redrive again) {
        generation++;
        redrive = Optional.of(again);
        return this;
    }

    RunEdit closed() {
        closed = true;
        return this;
    }

    RunDocument at(Instant now) {
        return new RunDocument(
                run.version(),
                run.spec(),
                state,
                run.revision() + 1,
                epoch,
                lease,
                limits,
                generation,
                redrive,
                estimatedAt,
                snapshot,
                plan,
                queueUrl,
                dispatch,
                waves,
                spending,
                tally,
                judged,
                reason,
                run.createdAt(),
                state == run.state() ? run.changedAt() : now,
                closed);
    }
}
