package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every control bucket keeps to.
abstract class ControlBucketContract {
    static final RunName RUN = new RunName("uploads");
    private static final ShardId SHARD = new ShardId(0, 3);
    private static final SourceObject SOURCE =
            new SourceObject("a b+ä.jpg", Optional.empty(), 7, "etag");

    abstract ControlBucket control();

    /// Stores these objects as a shard's manifest, behind another shard's.
    abstract ManifestRange manifest(List<SourceObject> objects);

    @Test
    void firstReportWinsAndItsStampIsWhatTheOthersGet() {
        ReportStamp first = stamp(1);
        assertThat(control().findReport(RUN, SHARD)).isEmpty();
        assertThat(control().writeReport(RUN, SHARD, lines(Outcome.GONE), first)).isEqualTo(first);
        assertThat(control().writeReport(RUN, SHARD, lines(Outcome.FAILED), stamp(2)))
                .isEqualTo(first);
        assertThat(control().findReport(RUN, SHARD)).contains(first);
    }

    @Test
    void lastCheckpointWins() {
        assertThat(control().checkpoint(RUN, SHARD)).isEmpty();
        control().saveCheckpoint(RUN, SHARD, lines(Outcome.GONE));
        control().saveCheckpoint(RUN, SHARD, lines(Outcome.CHANGED));
        assertThat(control().checkpoint(RUN, SHARD))
                .containsExactlyElementsOf(lines(Outcome.CHANGED).results());
    }

    @Test
    void manifestIsReadByItsRangeAlone() {
        assertThat(control().manifest(manifest(List.of(SOURCE)))).containsExactly(SOURCE);
    }

    @Test
    void manifestThatIsNotThePlannedOneIsRefused() {
        ManifestRange range = manifest(List.of(SOURCE));
        var other = new ManifestRange(range.key(), "0".repeat(32), range.offset(), range.length());
        assertThatThrownBy(() -> control().manifest(other))
                .isInstanceOf(EdgeException.class)
                .extracting(e -> ((EdgeException) e).failure())
                .isEqualTo(EdgeFailure.PERMANENT);
    }

    @Test
    void runThatDoesNotExistIsAbsent() {
        assertThat(control().run(new RunName("nobody"))).isEmpty();
    }

    private static ReportLines lines(Outcome outcome) {
        var result = ObjectResult.without(SOURCE, outcome, new Reason("code", "a message"));
        return new ReportLines("raw", "0".repeat(64), List.of(result));
    }

    private static ReportStamp stamp(int second) {
        return new ReportStamp(
                Tally.of(lines(Outcome.GONE).results()), Instant.ofEpochSecond(second));
    }
}
