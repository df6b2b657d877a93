package dev.darkroom.status.ingest;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.progress.Applied;
import dev.darkroom.status.progress.Change;
import dev.darkroom.status.progress.Change.WaveCounted;
import dev.darkroom.status.progress.InMemoryProgressStore;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.Recent;
import dev.darkroom.status.progress.RunProgress;
import dev.darkroom.status.progress.StoreFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store in memory that can be made to fail, and that refuses the wave `refused`.
final class FailingProgressStore implements ProgressStore {
    private final ProgressStore store = new InMemoryProgressStore();
    private int failuresLeft = 0;
    private int commits = 0;

    synchronized void failNext(int times) {
        failuresLeft = times;
    }

    synchronized int commits() {
        return commits;
    }

    @Override
    public synchronized Applied commit(List<Change> changes) {
        commits++;
        if (failuresLeft > 0) {
            failuresLeft--;
            throw failure(false);
        }
        if (changes.stream().anyMatch(FailingProgressStore::isRefused)) {
            throw failure(true);
        }
        return store.commit(changes);
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
    public synchronized List<RunProgress> watched(Instant since, int limit) {
        if (failuresLeft > 0) {
            failuresLeft--;
            throw failure(false);
        }
        return store.watched(since, limit);
    }

    @Override
    public Map<RunName, Recent> reportedAfter(Instant instant, Collection<RunName> runs) {
        return store.reportedAfter(instant, runs);
    }

    private static boolean isRefused(Change change) {
        return change instanceof WaveCounted wave && wave.wave().equals("refused");
    }

    private static StoreFailure failure(boolean refused) {
        return new StoreFailure("Committing", refused, new IllegalStateException("on purpose"));
    }
}
