package dev.darkroom.acceptance.bench.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// An inventory of made-up photos in a folder, as S3 would deliver it, made once: keys of 60 to 120
/// bytes in the three ways in which photo hosts name their originals, roughly in their order, every
/// twentieth of a kind that no run wants. A program, too; its arguments are the folder and how many
/// rows.
public final class BenchInventory {
    public static final String BUCKET = "inventories";
    public static final String SOURCE = "raw";
    private static final int ROWS_A_FILE = 500_000;

    /// DuckDB writes each column of a row group as one page; S3's are of about a megabyte.
    private static final int ROWS_A_PAGE = 14_336;

    private BenchInventory() {}

    public static void main(String[] args) throws Exception {
        make(Path.of(args[0]), Long.parseLong(args[1]));
    }

    /// Where the inventory in a format is.
    public static Path folder(Path root, String format) {
        return root.resolve(format);
    }

    /// The key of the manifest.
    public static String manifest() {
        return "raw/daily/2026-11-23T01-00Z/manifest.json";
    }

    private static void make(Path root, long rows) throws Exception {
        for (String format : List.of("csv", "parquet")) {
            Path folder = folder(root, format);
            if (Files.exists(folder.resolve(manifest()))) {
                continue;
            }
            Path data = Files.createDirectories(folder.resolve("raw/daily/data"));
            var files = new ArrayList<Path>();
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duckdb.createStatement()) {
                for (long from = 0; from < rows; from += ROWS_A_FILE) {
                    Path file =
                            data.resolve(
                                    "%05d.%s"
                                            .formatted(
                                                    files.size(),
                                                    format.equals("csv") ? "csv.gz" : format));
                    write(statement, format, from, Math.min(rows, from + ROWS_A_FILE), file);
                    files.add(file);
                }
            }
            describe(folder, format, files);
        }
    }

    private static void write(Statement duckdb, String format, long from, long to, Path file)
            throws SQLException, IOException {
        Path draft = file.resolveSibling("draft");
        String rows = rows(from, to);
        if (format.equals("parquet")) {
            duckdb.execute(
                    "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE %d)"
                            .formatted(rows, draft, ROWS_A_PAGE));
        } else {
            duckdb.execute(
                    """
                    COPY (SELECT bucket, replace(url_encode(key), '%%2F', '/'), size,
                            strftime(last_modified_date, '%%Y-%%m-%%dT%%H:%%M:%%S.000Z'), e_tag, storage_class
                        FROM (%s))
                    TO '%s' (FORMAT csv, HEADER false, FORCE_QUOTE *, COMPRESSION gzip)
                    """
                            .formatted(rows, draft));
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Writes the manifest last, and its checksum before it: the inventory is whole if it is there.
    private static void describe(Path folder, String format, List<Path> files) throws IOException {
        var entries = new ArrayList<String>();
        for (Path file : files) {
            entries.add(
                    """
                    {"key":"%s","size":%d,"MD5checksum":"%s"}\
                    """
                            .formatted(folder.relativize(file), Files.size(file), md5(file)));
        }
        String json =
                """
                {"sourceBucket":"raw","destinationBucket":"arn:aws:s3:::inventories","version":"2016-11-30",
                "creationTimestamp":"1795395600000","fileFormat":"%s","fileSchema":"%s","files":[%s]}
                """
                        .formatted(
                                format.equals("csv") ? "CSV" : "Parquet",
                                format.equals("csv")
                                        ? "Bucket, Key, Size, LastModifiedDate, ETag, StorageClass"
                                        : "message s3.inventory { required binary bucket (UTF8); required binary key (UTF8); optional int64 size; optional int64 last_modified_date (TIMESTAMP_MILLIS); optional binary e_tag (UTF8); optional binary storage_class (UTF8); }",
                                String.join(",\n", entries));
        Path manifest = folder.resolve(manifest());
        Files.createDirectories(manifest.resolveSibling(""));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Files.writeString(
                manifest.resolveSibling("manifest.checksum"),
                HexFormat.of().formatHex(digest().digest(bytes)));
        Files.write(manifest, bytes);
    }

    /// All data files of a format, in their order.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("raw/daily/data"))) {
            return files.sorted().toList();
        }
    }

    private static String md5(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /// A tenth are S3's own spaces and other characters that it encodes.
    private static String rows(long from, long to) {
        return """
        SELECT 'raw' AS bucket,
            CASE
                WHEN i %% 20 = 0 THEN printf('users/%%08d/exports/2026/%%02d/album-%%s.zip', i // 60, 1 + i %% 12, md5('key' || i))
                WHEN i %% 10 = 3 THEN printf('users/%%08d/albums/Summer holiday 2026 (%%d)/IMG_2026%%02d%%02d_%%06d.jpg', i // 60, i // 240 %% 9, 1 + i // 700 %% 12, 1 + i %% 28, hash(i) %% 240000)
                WHEN i %% 3 = 0 THEN printf('users/%%08d/originals/2026/%%02d/%%02d/%%s/original.jpg', i // 60, 1 + i // 700 %% 12, 1 + i // 25 %% 28, md5('key' || i))
                ELSE printf('users/%%08d/camera-roll/2026-%%02d/DSC_%%08d_%%s.JPG', i // 60, 1 + i // 700 %% 12, i, substr(md5('key' || i), 1, 16))
            END AS key,
            (500000 + hash(i + 1) %% 7500000)::BIGINT AS size,
            (TIMESTAMP '2026-01-01' + to_seconds((hash(i + 2) %% 28000000)::BIGINT))::TIMESTAMP_MS AS last_modified_date,
            md5('etag' || i) AS e_tag,
            CASE WHEN i %% 100 = 7 THEN 'GLACIER' ELSE 'STANDARD' END AS storage_class
        FROM range(%d, %d) AS numbers(i)
        """
                .formatted(from, to);
    }
}
