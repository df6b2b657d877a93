package dev.darkroom.contracts;

import java.time.Instant;

/// What stands on a shard report: its tally and when it was written, so that whoever tells of it
/// tells the same.
public record ReportStamp(Tally tally, Instant reportedAt) {
    public ReportStamp {
        Documents.required("tally", tally);
        Documents.required("reportedAt", reportedAt);
    }

    public StatusEvent.ShardReported event(RunName run, ShardId shard) {
        return new StatusEvent.ShardReported(run, shard, tally, reportedAt);
    }
}
