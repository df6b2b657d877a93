package dev.darkroom.status.progress;

import static dev.darkroom.status.progress.PostgresRunRow.COLUMNS;

import dev.darkroom.contracts.RunName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/// The table `run_progress`, on one connection.
final class PostgresRuns {
    private static final String SELECT = "select %s from run_progress ".formatted(COLUMNS);

    /// First all rows are made, then all are locked, each in order: a commit never waits for one
    /// that waits for it.
    private static final String MAKE =
            """
            insert into run_progress (run)
            select run from unnest(?) as run order by run
            on conflict do nothing
            """;

    private static final String LOCK = SELECT + "where run = any (?) order by run for update";
    private static final String NEWEST = SELECT + "order by since desc, run limit ?";
    private static final String NEWEST_AFTER =
            SELECT
                    + """
                    , (select since as s, run as r from run_progress where run = ?) as before_page
                    where since <= s and (since < s or run > r)
                    order by since desc, run limit ?
                    """;
    private static final String WATCHED =
            SELECT
                    + """
                    where not final or last_change_at > ?
                    order by final, last_change_at desc, run limit ?
                    """;

    private final Connection connection;

    PostgresRuns(Connection connection) {
        this.connection = connection;
    }

    /// The rows of these runs, made where there are none, and locked until the transaction ends.
    Map<RunName, RunProgress> lock(SortedSet<RunName> runs) throws SQLException {
        Array names = new PostgresArrays<>(connection, runs).of("text", RunName::value);
        try (PreparedStatement make = connection.prepareStatement(MAKE)) {
            make.setArray(1, names);
            make.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, names);
            var locked = new TreeMap<RunName, RunProgress>();
            rows(lock).forEach(run -> locked.put(run.run(), run));
            return locked;
        }
    }

    void write(Collection<RunProgress> runs) throws SQLException {
        if (runs.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(PostgresRunRow.UPDATE)) {
            for (RunProgress run : runs) {
                PostgresRunRow.bind(update, run);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    Optional<RunProgress> find(RunName run) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + "where run = ?")) {
            query.setString(1, run.value());
            return rows(query).stream().findFirst();
        }
    }

    List<RunProgress> newest(int limit, Optional<RunName> after) throws SQLException {
        String sql = after.isPresent() ? NEWEST_AFTER : NEWEST;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (after.isPresent()) {
                query.setString(parameter++, after.get().value());
            }
            query.setInt(parameter, limit);
            return rows(query);
        }
    }

    List<RunProgress> watched(Instant since, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(WATCHED)) {
            query.setTimestamp(1, Timestamp.from(since));
            query.setInt(2, limit);
            return rows(query);
        }
    }

    private static List<RunProgress> rows(PreparedStatement query) throws SQLException {
        var rows = new ArrayList<RunProgress>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(PostgresRunRow.read(row));
            }
        }
        return rows;
    }
}
