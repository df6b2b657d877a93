package dev.darkroom.status.progress;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A row of `run_progress`: which column holds what.
final class PostgresRunRow {
    static final String COLUMNS =
            """
            run, revision, state, recipe, plan, objects, reason, created_at,
            changed_at, totals, superseded, generation, shards_reported, generation_objects,
            generation_bytes, generation_since, first_report_at, last_report_at, waves, workers,
            first_wave_at, last_wave_at\
            """;

    static final String UPDATE =
            """
            update run_progress set revision = ?, state = ?, recipe = ?, plan = ?::jsonb,
                objects = ?, reason = ?, created_at = ?, changed_at = ?, totals = ?::jsonb,
                superseded = ?::jsonb, generation = ?, shards_reported = ?,
                generation_objects = ?, generation_bytes = ?, generation_since = ?, first_report_at = ?, last_report_at = ?, waves = ?,
                workers = ?, first_wave_at = ?, last_wave_at = ?, since = ?, last_change_at = ?,
                final = ?
            where run = ?
            """;

    private PostgresRunRow() {}

    static RunProgress read(ResultSet row) throws SQLException {
        return new RunProgress(
                new RunName(row.getString("run")),
                revision(row),
                new Sums(
                        document(row.getString("totals"), Tally.class),
                        document(row.getString("superseded"), Tally.class)),
                new Generation(
                        row.getInt("generation"),
                        row.getInt("shards_reported"),
                        row.getLong("generation_objects"),
                        row.getLong("generation_bytes"),
                        instant(row, "generation_since")),
                instant(row, "first_report_at"),
                instant(row, "last_report_at"),
                row.getInt("waves"),
                row.getInt("workers"),
                instant(row, "first_wave_at"),
                instant(row, "last_wave_at"));
    }

    static void bind(PreparedStatement update, RunProgress run) throws SQLException {
        var columns = new Columns(update);
        Optional<Revision> newest = run.newest();
        columns.set(newest.map(Revision::number), Types.BIGINT);
        columns.set(newest.map(revision -> revision.state().name()), Types.VARCHAR);
        columns.set(newest.map(Revision::recipe), Types.VARCHAR);
        columns.set(newest.flatMap(Revision::plan).map(Json::text), Types.VARCHAR);
        columns.set(newest.flatMap(Revision::objects), Types.BIGINT);
        columns.set(newest.flatMap(Revision::reason), Types.VARCHAR);
        columns.time(newest.map(Revision::createdAt));
        columns.time(newest.map(Revision::changedAt));
        columns.set(Optional.of(Json.text(run.sums().reported())), Types.VARCHAR);
        columns.set(Optional.of(Json.text(run.sums().superseded())), Types.VARCHAR);
        Generation current = run.current();
        columns.set(Optional.of(current.number()), Types.INTEGER);
        columns.set(Optional.of(current.shards()), Types.INTEGER);
        columns.set(Optional.of(current.objects()), Types.BIGINT);
        columns.set(Optional.of(current.bytes()), Types.BIGINT);
        columns.time(current.since());
        columns.time(run.firstReportAt());
        columns.time(run.lastReportAt());
        columns.set(Optional.of(run.waves()), Types.INTEGER);
        columns.set(Optional.of(run.workers()), Types.INTEGER);
        columns.time(run.firstWaveAt());
        columns.time(run.lastWaveAt());
        columns.time(Optional.of(run.since()));
        columns.time(Optional.of(run.lastChangeAt()));
        columns.set(Optional.of(run.isFinal()), Types.BOOLEAN);
        columns.set(Optional.of(run.run().value()), Types.VARCHAR);
    }

    private static Optional<Revision> revision(ResultSet row) throws SQLException {
        if (row.getString("state") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Revision(
                        row.getLong("revision"),
                        RunState.valueOf(row.getString("state")),
                        row.getString("recipe"),
                        Optional.ofNullable(row.getString("plan"))
                                .map(json -> document(json, Plan.class)),
                        Optional.ofNullable(row.getObject("objects", Long.class)),
                        Optional.ofNullable(row.getString("reason")),
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "changed_at").orElseThrow()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static <T> T document(String json, Class<T> type) {
        try {
            return Json.message(json, type);
        } catch (InvalidDocument e) {
            throw new IllegalStateException(
                    "run_progress holds no %s: %s".formatted(type.getSimpleName(), json), e);
        }
    }

    /// Binds one parameter after another.
    private static final class Columns {
        private final PreparedStatement statement;
        private int last = 0;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        void set(Optional<?> value, int type) throws SQLException {
            statement.setObject(++last, value.orElse(null), type);
        }

        void time(Optional<Instant> value) throws SQLException {
            set(value.map(it -> it.atOffset(ZoneOffset.UTC)), Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }
}
