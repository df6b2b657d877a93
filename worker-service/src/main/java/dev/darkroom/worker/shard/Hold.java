package dev.darkroom.worker.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The hold of a session on its job message: until when it is invisible to others, and when that
/// must be extended.
final class Hold {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final SessionLimits limits;
    private final Instant receivedAt;
    private Instant extendAt;
    private boolean extending;

    Hold(SessionLimits limits, Instant receivedAt) {
        this.limits = limits;
        this.receivedAt = receivedAt;
        this.extendAt = receivedAt.plus(limits.visibility().dividedBy(3));
    }

    /// When no more objects are taken.
    Instant endsAt() {
        return receivedAt.plus(limits.holdAtMost());
    }

    /// When the message must have been handed back: half way to SQS' own limit.
    Instant handBackBy() {
        Duration rest = SessionLimits.LONGEST_VISIBILITY.minus(limits.holdAtMost());
        return endsAt().plus(rest.dividedBy(2));
    }

    Optional<Instant> wakeAt() {
        return extending ? Optional.empty() : Optional.of(extendAt);
    }

    boolean isDue(Instant now) {
        return !extending && !now.isBefore(extendAt);
    }

    /// Asks for the next extension, which never goes beyond SQS' own limit.
    ShardAction.ExtendVisibility extend(Instant now) {
        extending = true;
        Duration rest = Duration.between(now, receivedAt.plus(SessionLimits.LONGEST_VISIBILITY));
        Duration timeout = limits.visibility().compareTo(rest) < 0 ? limits.visibility() : rest;
        extendAt = now.plus(limits.visibility().dividedBy(3));
        return new ShardAction.ExtendVisibility(timeout.isNegative() ? Duration.ZERO : timeout);
    }

    void extended() {
        extending = false;
    }

    void failed(Instant now) {
        extending = false;
        extendAt = now.plus(AFTER_FAILURE);
    }
}
