package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.progress.Change.WaveCounted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// The table `wave`, on one connection.
final class PostgresWaves {
    private static final String INSERT =
            """
            insert into wave (run, name, workers, submitted_at)
            select run, name, workers, submitted_at::timestamptz
            from unnest(?, ?, ?, ?) as told (run, name, workers, submitted_at)
            on conflict do nothing
            returning run, name
            """;

    private final Connection connection;

    private record Key(RunName run, String name) {}

    PostgresWaves(Connection connection) {
        this.connection = connection;
    }

    /// Inserts the waves that are not there, and returns just those.
    List<WaveCounted> insert(List<WaveCounted> told) throws SQLException {
        var waves = new LinkedHashMap<Key, WaveCounted>();
        told.forEach(wave -> waves.putIfAbsent(new Key(wave.run(), wave.wave()), wave));
        if (waves.isEmpty()) {
            return List.of();
        }
        var arrays = new PostgresArrays<>(connection, waves.values());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, arrays.of("text", it -> it.run().value()));
            insert.setArray(2, arrays.of("text", WaveCounted::wave));
            insert.setArray(3, arrays.of("integer", WaveCounted::workers));
            insert.setArray(4, arrays.of("text", it -> it.at().toString()));
            var inserted = new ArrayList<WaveCounted>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    Key key = new Key(new RunName(row.getString(1)), row.getString(2));
                    inserted.add(Objects.requireNonNull(waves.get(key)));
                }
            }
            return inserted;
        }
    }
}
