package dev.darkroom.status.progress;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of a run.
///
/// @param newest what planner said last; empty while only shards or waves have been heard of
/// @param totals of all shards reported
/// @param workers started in all waves
public record RunProgress(
        RunName run,
        Optional<Revision> newest,
        Tally totals,
        int shardsReported,
        Optional<Instant> firstReportAt,
        Optional<Instant> lastReportAt,
        int waves,
        int workers,
        Optional<Instant> firstWaveAt,
        Optional<Instant> lastWaveAt) {

    /// A run of which nothing is known yet.
    public static RunProgress unheard(RunName run) {
        return new RunProgress(
                run,
                Optional.empty(),
                Tally.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    RunProgress revised(Revision revision) {
        return new RunProgress(
                run,
                Optional.of(revision),
                totals,
                shardsReported,
                firstReportAt,
                lastReportAt,
                waves,
                workers,
                firstWaveAt,
                lastWaveAt);
    }

    RunProgress withShard(Tally tally, Instant at) {
        return new RunProgress(
                run,
                newest,
                totals.plus(tally),
                shardsReported + 1,
                earliest(firstReportAt.stream(), Stream.of(at)),
                latest(lastReportAt.stream(), Stream.of(at)),
                waves,
                workers,
                firstWaveAt,
                lastWaveAt);
    }

    RunProgress withWave(int started, Instant at) {
        return new RunProgress(
                run,
                newest,
                totals,
                shardsReported,
                firstReportAt,
                lastReportAt,
                waves + 1,
                workers + started,
                earliest(firstWaveAt.stream(), Stream.of(at)),
                latest(lastWaveAt.stream(), Stream.of(at)));
    }

    public Optional<Plan> plan() {
        return newest.flatMap(Revision::plan);
    }

    public Optional<RunState> state() {
        return newest.map(Revision::state);
    }

    public boolean isFinal() {
        return state().map(RunState::isFinal).orElse(false);
    }

    /// Whether every planned object has its final result.
    public boolean isLedgerComplete() {
        return plan().map(
                        plan -> shardsReported == plan.shards() && totals.total() == plan.objects())
                .orElse(false);
    }

    public long count(Outcome outcome) {
        return totals.count(outcome);
    }

    /// The first moment of work: the first wave's submission, or the first report if that is known
    /// to be earlier.
    public Optional<Instant> workSince() {
        return earliest(firstWaveAt.stream(), firstReportAt.stream());
    }

    /// When the run began, which orders runs: its creation, or while that is unheard of, its work.
    public Instant since() {
        return newest.map(Revision::createdAt).or(this::workSince).orElse(Instant.EPOCH);
    }

    /// When anything last happened to the run.
    public Instant lastChangeAt() {
        return latest(
                        newest.map(Revision::changedAt).stream(),
                        Stream.concat(lastReportAt.stream(), lastWaveAt.stream()))
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> earliest(Stream<Instant> some, Stream<Instant> others) {
        return Stream.concat(some, others).min(Instant::compareTo);
    }

    private static Optional<Instant> latest(Stream<Instant> some, Stream<Instant> others) {
        return Stream.concat(some, others).max(Instant::compareTo);
    }
}
