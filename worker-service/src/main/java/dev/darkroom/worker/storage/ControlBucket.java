package dev.darkroom.worker.storage;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import java.util.List;
import java.util.Optional;

/// The control bucket, as far as a worker reads and writes it. Every method throws
/// [dev.darkroom.worker.edge.EdgeException] when it cannot.
public interface ControlBucket {

    /// The run's document; empty if there is no such run.
    Optional<RunDocument> run(RunName run);

    /// The stamp of the shard's report; empty if it is not reported.
    Optional<ReportStamp> findReport(RunName run, ShardId shard);

    /// The source objects of a shard, if the manifest still has the etag of its range.
    List<SourceObject> manifest(ManifestRange range);

    /// What an earlier worker saved; empty if there is nothing, or nothing readable.
    List<ObjectResult> checkpoint(RunName run, ShardId shard);

    void saveCheckpoint(RunName run, ShardId shard, ReportLines lines);

    /// Writes the report if the shard has none.
    ///
    /// @return the stamp of the report that stands: this one's, or that of whoever was first
    ReportStamp writeReport(RunName run, ShardId shard, ReportLines lines, ReportStamp stamp);
}
