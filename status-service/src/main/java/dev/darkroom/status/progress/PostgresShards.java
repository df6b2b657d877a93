package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.status.progress.Change.ShardCounted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table `shard_tally`, on one connection.
final class PostgresShards {
    private static final String INSERT =
            """
            insert into shard_tally (run, generation, shard, objects, source_bytes, reported_at)
            select run, generation, shard, objects, source_bytes, reported_at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?)
                as told (run, generation, shard, objects, source_bytes, reported_at)
            on conflict do nothing
            returning run, generation, shard
            """;

    private static final String REPORTED_AFTER =
            """
            select run, count(*), sum(s.objects), sum(s.source_bytes)
            from shard_tally s join run_progress r using (run, generation)
            where run = any (?) and s.reported_at > ?::timestamptz group by run
            """;

    private final Connection connection;

    private record Key(RunName run, ShardId shard) {}

    PostgresShards(Connection connection) {
        this.connection = connection;
    }

    /// Inserts the shards that are not there, and returns just those.
    List<ShardCounted> insert(List<ShardCounted> told) throws SQLException {
        var shards = new LinkedHashMap<Key, ShardCounted>();
        told.forEach(shard -> shards.putIfAbsent(new Key(shard.run(), shard.shard()), shard));
        if (shards.isEmpty()) {
            return List.of();
        }
        var arrays = new PostgresArrays<>(connection, shards.values());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, arrays.of("text", it -> it.run().value()));
            insert.setArray(2, arrays.of("integer", it -> it.shard().generation()));
            insert.setArray(3, arrays.of("integer", it -> it.shard().index()));
            insert.setArray(4, arrays.of("bigint", it -> it.tally().total()));
            insert.setArray(5, arrays.of("bigint", it -> it.tally().sourceBytes()));
            insert.setArray(6, arrays.of("text", it -> it.reportedAt().toString()));
            var inserted = new ArrayList<ShardCounted>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    Key key =
                            new Key(
                                    new RunName(row.getString(1)),
                                    new ShardId(row.getInt(2), row.getInt(3)));
                    inserted.add(Objects.requireNonNull(shards.get(key)));
                }
            }
            return inserted;
        }
    }

    Map<RunName, Recent> reportedAfter(Instant instant, Collection<RunName> runs)
            throws SQLException {
        var recent = new HashMap<RunName, Recent>();
        try (PreparedStatement query = connection.prepareStatement(REPORTED_AFTER)) {
            query.setArray(1, new PostgresArrays<>(connection, runs).of("text", RunName::value));
            query.setString(2, instant.toString());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    recent.put(
                            new RunName(row.getString(1)),
                            new Recent(row.getInt(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
        return recent;
    }
}
