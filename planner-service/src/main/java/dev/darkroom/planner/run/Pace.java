package dev.darkroom.planner.run;

import java.time.Duration;

/// How patient a reconciler is.
///
/// @param look between two looks at a run of up to a thousand shards; longer for larger ones, up to
///   [#SLOWEST]
/// @param lease of a planner on a run, renewed at half of it
/// @param quiet how long a run's queue must have been seen empty before shards without a report are
///   sent again, or given up
/// @param closing how long workers of an ended run may take to leave before their jobs are
///   terminated
/// @param rounds how often the shards are sent before those without a report are given up
public record Pace(Duration look, Duration lease, Duration quiet, Duration closing, int rounds) {
    private static final Duration SLOWEST = Duration.ofMinutes(1);
    private static final int SHARDS_A_LOOK = 1_000;

    public Pace {
        for (Duration duration : new Duration[] {look, lease, quiet, closing}) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("not a positive duration: " + duration);
            }
        }
        if (rounds < 1) {
            throw new IllegalArgumentException(
                    "rounds is %d (expected 1 or more)".formatted(rounds));
        }
    }

    /// Between two looks at a run of so many shards: listing its reports costs a request for each
    /// thousand.
    Duration lookAt(int shards) {
        Duration pause = look.multipliedBy(1 + shards / SHARDS_A_LOOK);
        return pause.compareTo(SLOWEST) < 0 || look.compareTo(SLOWEST) > 0 ? pause : SLOWEST;
    }
}
