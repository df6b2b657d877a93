package dev.darkroom.planner.run;

import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.ShardId;
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
    private Tally tally = Tally.NONE;
    private long published;
    private Instant reportsListed = Instant.MIN;
    private Optional<Instant> quietSince = Optional.empty();
    private int epoch;
    private int failures;

    /// What is seen when nothing but the memory is looked at.
    public Sight sight(Optional<QueueDepth> queue, Map<String, WaveSight> waves) {
        return new Sight(published, reported.cardinality(), tally, queue, quietSince, waves);
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

    /// Another has held the run since an earlier epoch: what was seen of its queue then means
    /// nothing.
    public void holds(int heldEpoch) {
        if (epoch != heldEpoch) {
            epoch = heldEpoch;
            quietSince = Optional.empty();
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
