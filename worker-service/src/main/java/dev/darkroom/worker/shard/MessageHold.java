package dev.darkroom.worker.shard;

import java.time.Duration;

/// A job message that was received and is not yet deleted.
public interface MessageHold {

    /// Makes it visible to others after this time: zero hands it back, more keeps it.
    ///
    /// @throws dev.darkroom.worker.edge.EdgeException if it cannot be, or is no longer held
    void visibleAfter(Duration time);

    /// @throws dev.darkroom.worker.edge.EdgeException if it cannot be deleted
    void delete();
}
