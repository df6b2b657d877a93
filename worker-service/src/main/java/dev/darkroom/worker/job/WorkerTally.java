package dev.darkroom.worker.job;

import dev.darkroom.worker.shard.ShardSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What a worker did in its life, for the last line of its log.
final class WorkerTally {
    private static final double MILLIS = 1_000;

    private final Instant startedAt;
    private int shards;
    private long objects;

    WorkerTally(Instant startedAt) {
        this.startedAt = startedAt;
    }

    void add(ShardSummary shard) {
        shards++;
        objects += shard.objects();
    }

    String summary(ExitCode end, Instant now) {
        double seconds = Duration.between(startedAt, now).toMillis() / MILLIS;
        return String.format(
                Locale.ROOT,
                "worker ends: %s, shards=%d objects=%d seconds=%.1f objects/s=%.1f",
                end,
                shards,
                objects,
                seconds,
                seconds > 0 ? objects / seconds : 0);
    }
}
