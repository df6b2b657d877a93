package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.status.progress.Change.RunRevised;
import dev.darkroom.status.progress.Change.ShardCounted;
import dev.darkroom.status.progress.Change.WaveCounted;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Progress in the memory of one process: for tests and for the simulator.
public final class InMemoryProgressStore implements ProgressStore {
    private static final Comparator<RunProgress> NEWEST_FIRST =
            Comparator.comparing(RunProgress::since).reversed().thenComparing(RunProgress::run);
    private static final Comparator<RunProgress> OPEN_FIRST =
            Comparator.comparing(RunProgress::isFinal)
                    .thenComparing(RunProgress::lastChangeAt, Comparator.reverseOrder())
                    .thenComparing(RunProgress::run);

    private final Map<RunName, RunProgress> runs = new HashMap<>();
    private final Map<ShardKey, ShardCounted> shards = new HashMap<>();
    private final Set<WaveKey> waves = new HashSet<>();

    private record ShardKey(RunName run, ShardId shard) {}

    private record WaveKey(RunName run, String wave) {}

    @Override
    public synchronized Applied commit(List<Change> changes) {
        int applied = 0;
        for (Change change : changes) {
            RunProgress known = runs.getOrDefault(change.run(), RunProgress.unheard(change.run()));
            RunProgress next = isFirst(change) ? Projection.merge(known, change) : known;
            if (!next.equals(known)) {
                runs.put(change.run(), next);
                applied++;
            }
        }
        return Applied.of(changes.size(), applied);
    }

    /// Remembers shards and waves, so that each is merged once.
    private boolean isFirst(Change change) {
        return switch (change) {
            case ShardCounted shard ->
                    shards.putIfAbsent(new ShardKey(shard.run(), shard.shard()), shard) == null;
            case WaveCounted wave -> waves.add(new WaveKey(wave.run(), wave.wave()));
            case RunRevised _ -> true;
        };
    }

    @Override
    public synchronized Optional<RunProgress> find(RunName run) {
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public synchronized List<RunProgress> newest(int limit, Optional<RunName> after) {
        var sorted = runs.values().stream().sorted(NEWEST_FIRST);
        if (after.isEmpty()) {
            return sorted.limit(limit).toList();
        }
        return sorted.dropWhile(progress -> !progress.run().equals(after.get()))
                .skip(1)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<RunProgress> watched(Instant since, int limit) {
        return runs.values().stream()
                .filter(run -> !run.isFinal() || run.lastChangeAt().isAfter(since))
                .sorted(OPEN_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<RunName, Recent> reportedAfter(
            Instant instant, Collection<RunName> wanted) {
        var recent = new HashMap<RunName, Recent>();
        for (ShardCounted shard : shards.values()) {
            if (wanted.contains(shard.run())
                    && isOfNewestGeneration(shard)
                    && shard.reportedAt().isAfter(instant)) {
                Recent before = recent.getOrDefault(shard.run(), Recent.NOTHING);
                recent.put(shard.run(), before.plus(shard.tally()));
            }
        }
        return recent;
    }

    private boolean isOfNewestGeneration(ShardCounted shard) {
        int newest = runs.getOrDefault(shard.run(), RunProgress.unheard(shard.run())).generation();
        return shard.shard().generation() == newest;
    }
}
