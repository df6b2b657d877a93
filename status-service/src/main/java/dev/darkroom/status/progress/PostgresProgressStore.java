package dev.darkroom.status.progress;

import static java.util.Objects.requireNonNull;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.progress.Change.RunRevised;
import dev.darkroom.status.progress.Change.ShardCounted;
import dev.darkroom.status.progress.Change.WaveCounted;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Progress in PostgreSQL, for any number of instances at once.
///
/// A commit locks the rows of its runs in their order, so that no two commits wait for each other;
/// inserts shards and waves, learning which of them are new; and writes what [Projection] makes of
/// the rows and the new ones.
@Singleton
public final class PostgresProgressStore implements ProgressStore {
    private final PostgresDatabase database;

    public PostgresProgressStore(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Applied commit(List<Change> changes) {
        if (changes.isEmpty()) {
            return Applied.NOTHING;
        }
        return database.inTransaction(
                "Committing %d changes".formatted(changes.size()),
                connection -> commit(connection, changes));
    }

    @Override
    public Optional<RunProgress> find(RunName run) {
        return database.read("Finding run " + run, it -> new PostgresRuns(it).find(run));
    }

    @Override
    public List<RunProgress> newest(int limit, Optional<RunName> after) {
        return database.read("Listing runs", it -> new PostgresRuns(it).newest(limit, after));
    }

    @Override
    public List<RunProgress> watched(Instant since, int limit) {
        return database.read(
                "Listing runs changed after " + since,
                it -> new PostgresRuns(it).watched(since, limit));
    }

    @Override
    public Map<RunName, Recent> reportedAfter(Instant instant, Collection<RunName> runs) {
        return database.read(
                "Summing what was reported after " + instant,
                it -> new PostgresShards(it).reportedAfter(instant, runs));
    }

    private static Applied commit(Connection connection, List<Change> changes) throws SQLException {
        var names = new TreeSet<RunName>();
        changes.forEach(change -> names.add(change.run()));
        var runs = new PostgresRuns(connection);
        Map<RunName, RunProgress> known = runs.lock(names);
        var changed = new TreeMap<RunName, RunProgress>();
        int applied = 0;
        for (Change change : toMerge(connection, changes)) {
            RunName run = change.run();
            RunProgress before = changed.getOrDefault(run, requireNonNull(known.get(run)));
            RunProgress after = merge(before, change);
            if (!after.equals(before)) {
                changed.put(run, after);
                applied++;
            }
        }
        runs.write(changed.values());
        return Applied.of(changes.size(), applied);
    }

    /// The changes without the shards and waves that were told before.
    private static List<Change> toMerge(Connection connection, List<Change> changes)
            throws SQLException {
        var shards = new ArrayList<ShardCounted>();
        var waves = new ArrayList<WaveCounted>();
        var merged = new ArrayList<Change>();
        for (Change change : changes) {
            switch (change) {
                case ShardCounted shard -> shards.add(shard);
                case WaveCounted wave -> waves.add(wave);
                case RunRevised revised -> merged.add(revised);
            }
        }
        merged.addAll(new PostgresShards(connection).insert(shards));
        merged.addAll(new PostgresWaves(connection).insert(waves));
        return merged;
    }

    /// A sum beyond all numbers is the data's fault, like what the database itself refuses.
    private static RunProgress merge(RunProgress progress, Change change) {
        try {
            return Projection.merge(progress, change);
        } catch (IllegalArgumentException e) {
            throw new StoreFailure("Adding to run " + progress.run(), true, e);
        }
    }
}
