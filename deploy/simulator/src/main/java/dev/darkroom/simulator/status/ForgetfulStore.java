package dev.darkroom.simulator.status;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.status.progress.Applied;
import dev.darkroom.status.progress.Change;
import dev.darkroom.status.progress.Change.ShardCounted;
import dev.darkroom.status.progress.InMemoryProgressStore;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.Recent;
import dev.darkroom.status.progress.RunProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A sabotaged store, without ON CONFLICT: it takes every shard that it is told for one that it has
/// never heard of.
public final class ForgetfulStore implements ProgressStore {
    private final ProgressStore store = new InMemoryProgressStore();
    private int told;

    @Override
    public Applied commit(List<Change> changes) {
        return store.commit(changes.stream().map(this::unheard).toList());
    }

    private Change unheard(Change change) {
        return change instanceof ShardCounted(var run, var id, var tally, var before, var at)
                ? new ShardCounted(run, new ShardId(id.generation(), told++), tally, before, at)
                : change;
    }

    @Override
    public Optional<RunProgress> find(RunName run) {
        return store.find(run);
    }

    @Override
    public List<RunProgress> newest(int limit, Optional<RunName> after) {
        return store.newest(limit, after);
    }

    @Override
    public List<RunProgress> watched(Instant since, int limit) {
        return store.watched(since, limit);
    }

    @Override
    public Map<RunName, Recent> reportedAfter(Instant instant, Collection<RunName> runs) {
        return store.reportedAfter(instant, runs);
    }
}
