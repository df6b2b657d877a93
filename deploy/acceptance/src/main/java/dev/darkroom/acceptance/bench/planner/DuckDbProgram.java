package dev.darkroom.acceptance.bench.planner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/// DuckDB, by one thread, with the same filter, writing key, size and etag as compressed CSV in
/// files of some megabytes. Its arguments are how many rounds, how many rows there are, the folder
/// of the inventory, its format, one to write into, and the compression: gzip or zstd.
final class DuckDbProgram {
    private DuckDbProgram() {}

    public static void main(String[] args) throws Exception {
        long rows = Long.parseLong(args[1]);
        boolean csv = args[3].equals("csv");
        Path out = Path.of(args[4]);
        String source =
                csv
                        ? """
                        read_csv('%s/raw/daily/data/*.csv.gz', header = false, delim = ',', quote = '"', escape = '"',
                            auto_detect = false, columns = {'bucket': 'VARCHAR', 'key': 'VARCHAR', 'size': 'BIGINT',
                            'last_modified_date': 'TIMESTAMP', 'e_tag': 'VARCHAR', 'storage_class': 'VARCHAR'})
                        """
                                .formatted(args[2])
                        : "read_parquet('%s/raw/daily/data/*.parquet')".formatted(args[2]);
        // Keys are filtered by what they are, and written encoded, as they are in CSV already.
        String key = csv ? "key" : "replace(url_encode(key), '%2F', '/')";
        String plain = csv ? "url_decode(replace(key, '+', '%20'))" : "key";
        String copy =
                """
                COPY (SELECT %s, NULL, size, e_tag FROM %s
                    WHERE (suffix(%s, '.jpg') OR suffix(%s, '.JPG') OR suffix(%s, '.jpeg')) AND size > 1000)
                TO '%s' (FORMAT csv, HEADER false, COMPRESSION %s, FILE_SIZE_BYTES '4MB')
                """
                        .formatted(key, source, plain, plain, plain, out, args[5]);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '2GB'");
            Rounds.measure(Integer.parseInt(args[0]), () -> copied(statement, copy, out, rows));
        }
    }

    private static long copied(Statement statement, String copy, Path out, long rows)
            throws SQLException, IOException {
        clear(out);
        long taken = statement.executeUpdate(copy);
        if (taken < rows * 14 / 15 || taken > rows * 24 / 25) {
            throw new IllegalStateException(
                    "DuckDB took %d of %d rows (expected 19 of 20)".formatted(taken, rows));
        }
        return rows;
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
