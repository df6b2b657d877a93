package dev.darkroom.status.ingest;

import java.time.Duration;

/// How long to pause after failures: twice as long with each, up to a limit.
record BackOff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    BackOff {
        if (!first.isPositive()) {
            throw new IllegalArgumentException("first pause is not positive: " + first);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "longest pause %s is shorter than the first, %s".formatted(longest, first));
        }
    }

    /// @param failures in a row, at least one
    Duration after(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
