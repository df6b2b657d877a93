package dev.darkroom.status.progress;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.progress.Change.ShardCounted;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of a run.
///
/// @param newest what planner said last; empty while only shards or waves have been heard of
/// @param sums of all shards reported, of all generations
/// @param current the newest generation
/// @param workers started in all waves
public record RunProgress(
        RunName run,
        Optional<Revision> newest,
        Sums sums,
        Generation current,
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
                Sums.NOTHING,
                Generation.FIRST,
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
                sums,
                current,
                firstReportAt,
                lastReportAt,
                waves,
                workers,
                firstWaveAt,
                lastWaveAt);
    }

    /// Whatever the revision, a plan tells of its generation.
    RunProgress planned(Revision revision) {
        return revision.plan()
                .map(plan -> with(current.planned(plan.generation(), revision.changedAt())))
                .orElse(this);
    }

    private RunProgress with(Generation generation) {
        return new RunProgress(
                run,
                newest,
                sums,
                generation,
                firstReportAt,
                lastReportAt,
                waves,
                workers,
                firstWaveAt,
                lastWaveAt);
    }

    RunProgress withShard(ShardCounted shard) {
        Instant at = shard.reportedAt();
        return new RunProgress(
                run,
                newest,
                sums.plus(shard.tally(), shard.supersedes()),
                current.reported(shard.shard().generation(), shard.tally(), at),
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
                sums,
                current,
                firstReportAt,
                lastReportAt,
                waves + 1,
                workers + started,
                earliest(firstWaveAt.stream(), Stream.of(at)),
                latest(lastWaveAt.stream(), Stream.of(at)));
    }

    /// The plan of the newest generation; empty until it is told.
    public Optional<Plan> plan() {
        return newest.flatMap(Revision::plan).filter(plan -> plan.generation() == generation());
    }

    /// The number of the newest generation that any event has told of.
    public int generation() {
        return current.number();
    }

    /// The results that count, of all generations.
    public Tally totals() {
        return sums.net();
    }

    /// Of the newest generation.
    public int shardsReported() {
        return current.shards();
    }

    /// Objects of the newest generation that have a result, and their bytes.
    public long objectsReported() {
        return current.objects();
    }

    public long bytesReported() {
        return current.bytes();
    }

    /// All source objects of the run, once it is planned. Planners that knew one generation alone
    /// did not say.
    public Optional<Long> objects() {
        return newest.flatMap(Revision::objects)
                .or(() ->
                        newest.flatMap(Revision::plan)
                                .filter(plan -> plan.generation() == 0)
                                .map(Plan::objects));
    }

    public Optional<RunState> state() {
        return newest.map(Revision::state);
    }

    public boolean isFinal() {
        return state().map(RunState::isFinal).orElse(false);
    }

    /// Whether every object of the run has its final result.
    public boolean isLedgerComplete() {
        return plan().filter(plan -> current.shards() == plan.shards())
                .flatMap(_ -> objects())
                .filter(all -> sums.objects() == all)
                .isPresent();
    }

    /// The first moment of the newest generation's work: at first the first wave's submission, or
    /// the first report if that is known to be earlier; if driven again, when that was planned.
    public Optional<Instant> workSince() {
        return generation() == 0 ? begun() : current.since();
    }

    private Optional<Instant> begun() {
        return earliest(firstWaveAt.stream(), firstReportAt.stream());
    }

    /// When the run began, which orders runs: its creation, or while that is unheard of, its work.
    public Instant since() {
        return newest.map(Revision::createdAt).or(this::begun).orElse(Instant.EPOCH);
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
