package dev.darkroom.planner.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A delivery of an inventory of the bucket `raw`, as S3 writes it into the bucket `inventories`,
/// for tests.
record Delivery(DataFormat format, List<String> columns, List<List<Row>> files) {
    static final List<String> CURRENT =
            List.of("Bucket", "Key", "Size", "LastModifiedDate", "ETag", "StorageClass");
    static final List<String> VERSIONS =
            List.of(
                    "Bucket",
                    "Key",
                    "VersionId",
                    "IsLatest",
                    "IsDeleteMarker",
                    "Size",
                    "LastModifiedDate",
                    "ETag",
                    "StorageClass");
    static final String FOLDER = "inv/raw/daily/2026-11-23T01-00Z/";
    static final String MANIFEST = FOLDER + "manifest.json";

    Delivery {
        files = List.copyOf(files);
    }

    static Delivery of(DataFormat format, List<String> columns, Row... rows) {
        return new Delivery(format, columns, List.of(List.of(rows)));
    }

    Delivery writeTo(InMemoryInventoryBucket bucket) throws IOException, SQLException {
        var names = new ArrayList<String>();
        for (List<Row> rows : files) {
            byte[] bytes = format.write(columns, rows);
            String key = "inv/raw/daily/data/%03d.%s".formatted(names.size(), format.suffix());
            bucket.put("inventories", key, bytes);
            names.add(
                    """
                    {"key":"%s","size":%d,"MD5checksum":"%s"}\
                    """
                            .formatted(key, bytes.length, Md5.hex(bytes)));
        }
        String json =
                """
                {
                  "sourceBucket" : "raw",
                  "destinationBucket" : "arn:aws:s3:::inventories",
                  "version" : "2016-11-30",
                  "creationTimestamp" : "1795395600000",
                  "fileFormat" : "%s",
                  "fileSchema" : "%s",
                  "files" : [%s]
                }
                """
                        .formatted(format.word(), format.schema(columns), String.join(",", names));
        bucket.put("inventories", MANIFEST, json);
        bucket.put(
                "inventories",
                FOLDER + "manifest.checksum",
                Md5.hex(json.getBytes(StandardCharsets.UTF_8)) + "\n");
        return this;
    }

    /// `last_modified_date` of `LastModifiedDate`, and `e_tag` of `ETag`.
    static String inParquet(String column) {
        return column.equals("ETag")
                ? "e_tag"
                : column.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
