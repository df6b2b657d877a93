package dev.darkroom.worker.shard;

import java.time.Instant;

/// That a session takes no more objects, and until when it waits for those in hand.
record Stop(String reason, Instant by) {
    Stop earlier(Stop other) {
        return other.by.isBefore(by) ? other : this;
    }
}
