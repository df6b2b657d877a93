package dev.darkroom.planner.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// How data files are written, for tests: Parquet by DuckDB.
enum DataFormat {
    CSV {
        @Override
        String word() {
            return "CSV";
        }

        @Override
        String suffix() {
            return "csv.gz";
        }

        @Override
        String schema(List<String> columns) {
            return String.join(", ", columns);
        }

        @Override
        byte[] write(List<String> columns, List<Row> rows) throws IOException {
            String text =
                    rows.stream()
                            .map(row ->
                                    columns.stream()
                                            .map(column -> field(column, row))
                                            .collect(Collectors.joining(",", "", "\n")))
                            .collect(Collectors.joining());
            return gzip(text);
        }
    },
    PARQUET {
        @Override
        String word() {
            return "Parquet";
        }

        @Override
        String suffix() {
            return "parquet";
        }

        @Override
        String schema(List<String> columns) {
            return columns.stream()
                    .map(column -> parquetType(column) + Delivery.inParquet(column) + ";")
                    .collect(Collectors.joining(" ", "message s3.inventory { ", " }"));
        }

        @Override
        byte[] write(List<String> columns, List<Row> rows) throws IOException, SQLException {
            return parquet(columns, rows);
        }
    };

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    abstract String word();

    abstract String suffix();

    abstract String schema(List<String> columns);

    abstract byte[] write(List<String> columns, List<Row> rows) throws IOException, SQLException;

    static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /// Spaces of every other key are plus signs.
    private static String field(String column, Row row) {
        String text =
                row.value(column)
                        .map(value -> value instanceof Instant time ? TIME.format(time) : value)
                        .map(String::valueOf)
                        .orElse("");
        if (column.equals("Key")) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
            text = text.hashCode() % 2 == 0 ? encoded : encoded.replace("+", "%20");
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String parquetType(String column) {
        return switch (column) {
            case "Bucket", "Key" -> "required binary ";
            case "IsLatest", "IsDeleteMarker", "IsMultipartUploaded" -> "optional boolean ";
            case "Size", "LastModifiedDate" -> "optional int64 ";
            case String _ -> "optional binary ";
        };
    }

    private static byte[] parquet(List<String> columns, List<Row> rows)
            throws IOException, SQLException {
        Path folder = Files.createTempDirectory("parquet");
        Path file = folder.resolve("rows.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    columns.stream()
                            .map(column -> Delivery.inParquet(column) + ' ' + sqlType(column))
                            .collect(Collectors.joining(", ", "CREATE TABLE inventory (", ")")));
            String marks = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
            try (PreparedStatement insert =
                    duckdb.prepareStatement("INSERT INTO inventory VALUES (" + marks + ")")) {
                for (Row row : rows) {
                    for (int i = 0; i < columns.size(); i++) {
                        set(insert, i + 1, row.value(columns.get(i)));
                    }
                    insert.addBatch();
                }
                if (!rows.isEmpty()) {
                    insert.executeBatch();
                }
            }
            statement.execute(
                    "COPY inventory TO '%s' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 2048)"
                            .formatted(file));
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String sqlType(String column) {
        return switch (column) {
            case "IsLatest", "IsDeleteMarker", "IsMultipartUploaded" -> "BOOLEAN";
            case "Size" -> "BIGINT";
            case "LastModifiedDate" -> "TIMESTAMP_MS";
            case String _ -> "VARCHAR";
        };
    }

    private static void set(PreparedStatement insert, int place, Optional<?> value)
            throws SQLException {
        if (value.isEmpty()) {
            insert.setNull(place, Types.NULL);
        } else if (value.get() instanceof Instant time) {
            insert.setObject(place, time.atOffset(ZoneOffset.UTC).toLocalDateTime());
        } else {
            insert.setObject(place, value.get());
        }
    }
}
