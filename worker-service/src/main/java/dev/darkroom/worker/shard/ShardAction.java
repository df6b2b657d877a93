package dev.darkroom.worker.shard;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.StatusEvent;
import java.time.Duration;
import java.util.List;

/// Something that a [ShardSession] wants done. Each but [Abandon] and [End] is answered by its
/// event or by [ShardEvent.EdgeFailed], in any order.
public sealed interface ShardAction {

    /// Look whether the shard's report stands in the control bucket, and read its stamp.
    record FindReport() implements ShardAction {}

    /// Read the range of the manifest (If-Match) and the checkpoint.
    record OpenShard() implements ShardAction {}

    /// Develop one source object.
    ///
    /// @param index its place in the manifest, from 0
    record DevelopObject(int index, SourceObject source) implements ShardAction {}

    /// Overwrite the checkpoint. There is never more than one under way.
    record SaveCheckpoint(List<ObjectResult> results) implements ShardAction {
        public SaveCheckpoint {
            results = List.copyOf(results);
        }
    }

    /// Keep the job message invisible for this long from now on.
    record ExtendVisibility(Duration timeout) implements ShardAction {}

    /// Write the report if there is none (If-None-Match).
    ///
    /// @param results exactly one for each object of the manifest, in its order
    /// @param stamp their tally and the time, to stand on the report
    record WriteReport(List<ObjectResult> results, ReportStamp stamp) implements ShardAction {
        public WriteReport {
            results = List.copyOf(results);
        }
    }

    /// Tell status of the report that stands.
    record Publish(StatusEvent.ShardReported event) implements ShardAction {}

    /// Delete the job message: the shard is done.
    record DeleteMessage() implements ShardAction {}

    /// Make the job message visible again, for whoever receives it next.
    ///
    /// @param visibleAfter zero for at once; longer where the next try would fail as this one did
    record HandBack(Duration visibleAfter) implements ShardAction {}

    /// Stop what is in hand: nobody waits for its results.
    record Abandon() implements ShardAction {}

    /// The session is over, and nothing that is told to it changes anything.
    ///
    /// @param reason in words, for the log
    record End(Ending ending, String reason) implements ShardAction {}
}
