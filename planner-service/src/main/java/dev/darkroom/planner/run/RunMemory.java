package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a planner remembers of a run between two looks, and may forget at any time. Used by one
/// thread at a time.
public final class RunMemory {
    /// How long AWS Batch may take to show a job, counted from the end of SubmitJob: a request that
    /// timed out may still be under way, and ListJobs lags. Until then it says nothing that a job
    /// is absent.
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(15);

    private final Map<String, Instant> submitted = new HashMap<>();
    private final BitSet reported = new BitSet();
    private final Set<String> toldWaves = new HashSet<>();
    private final Map<String, Map<String, Integer>> toldStates = new HashMap<>();
    private final Meter meter = new Meter();
    private Tally tally = Tally.NONE;
    private long published;
    private Instant reportsListed = Instant.MIN;
    private Optional<Instant> quietSince = Optional.empty();
    private int epoch;
    private int generation;
    private int failures;

    /// What is seen when nothing but the memory is looked at.
    public Sight sight(RunDocument run) {
        return sight(Optional.empty(), Map.of(), Map.of(), run.spending());
    }

    /// What is seen of a run after a look.
    ///
    /// @param vcpus of a worker
    public Sight sight(
            RunDocument run,
            Optional<QueueDepth> queue,
            Map<String, WaveSight> waves,
            Map<Capacity, String> blocked,
            int vcpus,
            Instant now) {
        return sight(queue, waves, blocked, meter.count(run, waves, vcpus, now));
    }

    private Sight sight(
            Optional<QueueDepth> queue,
            Map<String, WaveSight> waves,
            Map<Capacity, String> blocked,
            Spending spending) {
        return new Sight(
                published,
                reported.cardinality(),
                tally,
                queue,
                quietSince,
                waves,
                blocked,
                spending);
    }

    public long published() {
        return published;
    }

    public void published(long revision) {
        published = revision;
    }

    public boolean isTold(Wave wave) {
        return toldWaves.contains(wave.name());
    }

    public void told(Wave wave) {
        toldWaves.add(wave.name());
    }

    /// Whether the wave's workers were told to be in other states, or nothing was told of them.
    boolean isNew(String wave, Map<String, Integer> states) {
        return !states.equals(toldStates.get(wave));
    }

    void told(String wave, Map<String, Integer> states) {
        toldStates.put(wave, states);
    }

    public boolean isReported(ShardId shard) {
        return reported.get(shard.index());
    }

    /// Counts a report, once.
    public void reported(ShardId shard, ReportStamp stamp) {
        if (!reported.get(shard.index())) {
            reported.set(shard.index());
            tally = tally.plus(stamp.tally());
        }
    }

    /// Shards from the first on that all have a report.
    int reportedInOrder() {
        return reported.nextClearBit(0);
    }

    Instant reportsListed() {
        return reportsListed;
    }

    void reportsListed(Instant now) {
        reportsListed = now;
    }

    /// Has the reports listed at the next look, however soon it comes.
    void expectReports() {
        reportsListed = Instant.MIN;
    }

    /// Whether there are reports that were not yet listed to the end.
    boolean expectsReports() {
        return reportsListed.equals(Instant.MIN);
    }

    public void sawQueue(Optional<QueueDepth> depth, Instant now) {
        boolean empty = depth.filter(QueueDepth::isEmpty).isPresent();
        quietSince = empty ? quietSince.or(() -> Optional.of(now)) : Optional.empty();
    }

    /// Messages were sent, or reports written for those given up: that the queue was empty before
    /// means nothing now.
    public void sent() {
        quietSince = Optional.empty();
    }

    /// Another has held the run since an earlier epoch: what was seen of its queue and its workers
    /// then means nothing. Nor do the reports of an earlier generation.
    public void holds(RunDocument run) {
        if (epoch != run.epoch()) {
            epoch = run.epoch();
            quietSince = Optional.empty();
            meter.forget();
        }
        if (generation != run.generation()) {
            generation = run.generation();
            reported.clear();
            tally = Tally.NONE;
            reportsListed = Instant.MIN;
            toldStates.clear();
        }
    }

    /// SubmitJob was called, whatever came of it.
    public void submitted(Wave wave, Instant now) {
        submitted.put(wave.name(), now);
    }

    /// Whether a wave that is not shown was submitted so lately that it may be shown yet.
    public boolean mayBeShownLater(Wave wave, Instant now) {
        return Optional.ofNullable(submitted.get(wave.name()))
                .filter(since -> now.isBefore(since.plus(SHOWN_AFTER)))
                .isPresent();
    }

    /// Counts failures without a success in between.
    int failed() {
        return ++failures;
    }

    void succeeded() {
        failures = 0;
    }
}
