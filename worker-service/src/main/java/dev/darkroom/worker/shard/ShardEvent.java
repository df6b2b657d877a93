package dev.darkroom.worker.shard;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Instant;
import java.util.List;

/// Something that a [ShardSession] is told: the answer to one of its actions, time that went by, or
/// that it must come to an end.
public sealed interface ShardEvent {

    /// The session begins. The first event, and told once.
    record Received() implements ShardEvent {}

    /// Answers [ShardAction.FindReport]: the shard is reported already.
    record ReportFound(ReportStamp stamp) implements ShardEvent {}

    /// Answers [ShardAction.FindReport]: there is none.
    record NoReport() implements ShardEvent {}

    /// Answers [ShardAction.OpenShard].
    ///
    /// @param objects the manifest, in its order
    /// @param checkpoint what an earlier worker finished; empty where there is none, or where it
    ///   cannot be read, since it is advice only
    record Opened(List<SourceObject> objects, List<ObjectResult> checkpoint) implements ShardEvent {
        public Opened {
            objects = List.copyOf(objects);
            checkpoint = List.copyOf(checkpoint);
        }
    }

    /// Answers [ShardAction.DevelopObject]. Told again, or too late, it is passed over.
    record ObjectDone(int index, ObjectResult result) implements ShardEvent {}

    /// Answers [ShardAction.SaveCheckpoint].
    record CheckpointSaved() implements ShardEvent {}

    /// Answers [ShardAction.ExtendVisibility].
    record VisibilityExtended() implements ShardEvent {}

    /// Answers [ShardAction.WriteReport]: it stands as written.
    record ReportWritten(ReportStamp stamp) implements ShardEvent {}

    /// Answers [ShardAction.WriteReport]: another was first, and this is the stamp of its report.
    record ReportExists(ReportStamp stamp) implements ShardEvent {}

    /// Answers [ShardAction.Publish].
    record Published() implements ShardEvent {}

    /// Answers [ShardAction.DeleteMessage].
    record MessageDeleted() implements ShardEvent {}

    /// Answers [ShardAction.HandBack].
    record HandedBack() implements ShardEvent {}

    /// An action could not be done, whichever it was.
    ///
    /// @param reason in words, for the log
    record EdgeFailed(ShardAction action, EdgeFailure failure, String reason)
            implements ShardEvent {}

    /// Time went by. Needed at [ShardSession#wakeAt]; harmless at any other time.
    record Tick() implements ShardEvent {}

    /// The worker must end (SIGTERM): take no more objects, finish what is in hand, save it, hand
    /// the message back.
    ///
    /// @param by when what is still in hand is given up
    record Drain(String reason, Instant by) implements ShardEvent {}
}
