package dev.darkroom.worker.shard;

/// Where a [ShardSession] stands.
enum Phase {
    NEW,
    FINDING,
    OPENING,
    DEVELOPING,
    WRITING,
    PUBLISHING,
    DELETING,
    SAVING,
    HANDING_BACK,
    ENDED;

    /// Whether an event means something in this phase; if not it is a late or doubled answer.
    boolean awaits(ShardEvent event) {
        return switch (event) {
            case ShardEvent.Received _ -> this == NEW;
            case ShardEvent.ReportFound _, ShardEvent.NoReport _ -> this == FINDING;
            case ShardEvent.Opened _ -> this == OPENING;
            case ShardEvent.ObjectDone _ -> this == DEVELOPING;
            case ShardEvent.ReportWritten _, ShardEvent.ReportExists _ -> this == WRITING;
            case ShardEvent.Published _ -> this == PUBLISHING;
            case ShardEvent.MessageDeleted _ -> this == DELETING;
            case ShardEvent.HandedBack _ -> this == HANDING_BACK;
            case ShardEvent.CheckpointSaved _,
                    ShardEvent.VisibilityExtended _,
                    ShardEvent.EdgeFailed _,
                    ShardEvent.Drain _,
                    ShardEvent.Tick _ ->
                    this != NEW && this != ENDED;
        };
    }

    /// Whether the job message must stay invisible.
    boolean holdsMessage() {
        return switch (this) {
            case FINDING, OPENING, DEVELOPING, WRITING, PUBLISHING -> true;
            case NEW, DELETING, SAVING, HANDING_BACK, ENDED -> false;
        };
    }
}
