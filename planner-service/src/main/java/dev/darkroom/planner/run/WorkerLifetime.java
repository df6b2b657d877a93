package dev.darkroom.planner.run;

import dev.darkroom.contracts.Wave;
import java.time.Duration;

/// How long the workers of a wave take shards: less than their job's timeout by the time that a
/// shard may take, since Batch does not try again what it ended for its time. Waves of one hour do
/// not all end in one hour: each has its own part of that, which follows from its name.
final class WorkerLifetime {
    private static final int PARTS = 1_000;

    /// The shortest life is so many thousandths of the longest.
    private static final int LEAST = 800;

    private WorkerLifetime() {}

    static Duration of(Wave wave, Duration timeout, Duration shardTime) {
        Duration room = timeout.minus(shardTime);
        Duration half = timeout.dividedBy(2);
        Duration longest = room.compareTo(half) > 0 ? room : half;
        int part = LEAST + Math.floorMod(wave.name().hashCode(), PARTS - LEAST + 1);
        return Duration.ofSeconds(longest.multipliedBy(part).dividedBy(PARTS).toSeconds());
    }
}
