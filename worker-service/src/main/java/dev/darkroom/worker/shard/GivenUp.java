package dev.darkroom.worker.shard;

import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;

/// Why a session hands its message back.
///
/// @param visibleAfter when the next worker may have it
record GivenUp(Ending ending, Duration visibleAfter, String reason) {
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Another worker may go on at once.
    static GivenUp atOnce(String reason) {
        return new GivenUp(Ending.HANDED_BACK, Duration.ZERO, reason);
    }

    /// An action of the main line failed for good, or too often.
    static GivenUp after(EdgeFailure failure, String reason, SessionLimits limits) {
        return switch (failure) {
            case TRANSIENT -> new GivenUp(Ending.HANDED_BACK, SOON, reason);
            case PERMANENT -> new GivenUp(Ending.HANDED_BACK, limits.visibility(), reason);
            case ACCESS_DENIED -> new GivenUp(Ending.ACCESS_DENIED, SOON, reason);
        };
    }
}
