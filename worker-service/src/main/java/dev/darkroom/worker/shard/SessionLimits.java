package dev.darkroom.worker.shard;

import java.time.Duration;

/// The limits of a [ShardSession].
///
/// @param window source objects in hand at the same time: more than there are imagers, so that
///   downloads and uploads overlap development
/// @param windowBytes their bytes in scratch; one object may exceed it alone
/// @param visibility how long the job message is made invisible, at receipt and by each extension
/// @param checkpointEvery at least this long between two checkpoints
/// @param stall without progress for this long, the message is handed back
/// @param holdAtMost after this long no more objects are taken and the message is handed back,
///   before SQS takes it away after [#LONGEST_VISIBILITY]
/// @param attempts at an action of the main line, with back-off between, before it is handed back
public record SessionLimits(
        int window,
        long windowBytes,
        Duration visibility,
        Duration checkpointEvery,
        Duration stall,
        Duration holdAtMost,
        int attempts) {
    /// SQS' own limit on the visibility of a message, counted from its receipt.
    public static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    private static final int ATTEMPTS = 5;

    public SessionLimits {
        atLeastOne("window", window);
        atLeastOne("windowBytes", windowBytes);
        atLeastOne("attempts", attempts);
        positive("visibility", visibility);
        positive("checkpointEvery", checkpointEvery);
        positive("stall", stall);
        positive("holdAtMost", holdAtMost);
        if (holdAtMost.compareTo(LONGEST_VISIBILITY) >= 0) {
            throw new IllegalArgumentException(
                    "holdAtMost is %s (expected less than SQS' %s)"
                            .formatted(holdAtMost, LONGEST_VISIBILITY));
        }
    }

    /// The limits that hold unless a worker is configured otherwise.
    public static SessionLimits of(int window, long windowBytes) {
        return new SessionLimits(
                window,
                windowBytes,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofHours(11),
                ATTEMPTS);
    }

    public SessionLimits withTimes(Duration visibility, Duration checkpointEvery, Duration stall) {
        return new SessionLimits(
                window, windowBytes, visibility, checkpointEvery, stall, holdAtMost, attempts);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "%s is %d (expected 1 or more)".formatted(name, value));
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "%s is %s (expected more than zero)".formatted(name, value));
        }
    }
}
