package dev.darkroom.contracts;

import java.time.Instant;
import java.util.Optional;

/// What stands on a shard report: its tally and when it was written, so that whoever tells of it
/// tells the same.
///
/// @param supersedes the results that its objects had in the generation before
public record ReportStamp(Tally tally, Instant reportedAt, Optional<Tally> supersedes) {
    public ReportStamp {
        Documents.required("tally", tally);
        Documents.required("reportedAt", reportedAt);
    }

    /// Of objects that had no result before.
    public ReportStamp(Tally tally, Instant reportedAt) {
        this(tally, reportedAt, Optional.empty());
    }

    public StatusEvent.ShardReported event(RunName run, ShardId shard) {
        return new StatusEvent.ShardReported(run, shard, tally, reportedAt, supersedes);
    }
}
