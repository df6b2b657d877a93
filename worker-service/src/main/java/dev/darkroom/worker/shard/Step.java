package dev.darkroom.worker.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One action of a session's main line, and how often it was tried. After a failure it is tried
/// again, later each time.
final class Step {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final ShardAction action;
    private int attempts = 1;
    private Optional<Instant> retryAt = Optional.empty();

    Step(ShardAction action) {
        this.action = action;
    }

    ShardAction action() {
        return action;
    }

    Optional<Instant> retryAt() {
        return retryAt;
    }

    /// @return whether it will be tried again
    boolean retryLater(Instant now, int mostAttempts) {
        if (attempts >= mostAttempts) {
            return false;
        }
        retryAt = Optional.of(now.plus(FIRST_DELAY.multipliedBy(1L << (attempts - 1))));
        return true;
    }

    boolean isDue(Instant now) {
        return retryAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    ShardAction retry() {
        attempts++;
        retryAt = Optional.empty();
        return action;
    }
}
