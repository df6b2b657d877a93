package dev.darkroom.planner.run;

import java.time.Duration;
import java.time.Instant;

/// A right to so many calls a second, which may come in bursts of as many. Those beyond it are put
/// off, one after another.
final class TokenBucket {
    private final Duration interval;
    private final Duration burst;
    private Instant nextFree = Instant.MIN;

    TokenBucket(int callsPerSecond) {
        interval = Duration.ofSeconds(1).dividedBy(callsPerSecond);
        burst = interval.multipliedBy(callsPerSecond - 1L);
    }

    /// Takes the next token.
    ///
    /// @return how long to wait for it
    synchronized Duration take(Instant now) {
        Instant earliest = now.minus(burst);
        Instant mine = nextFree.isAfter(earliest) ? nextFree : earliest;
        nextFree = mine.plus(interval);
        return mine.isAfter(now) ? Duration.between(now, mine) : Duration.ZERO;
    }
}
