package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.SourceObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Deliveries of an inventory of the bucket `raw` in CSV, for tests of what comes after reading
/// them.
public final class PlayedInventory {
    public static final String MANIFEST = "inv/raw/daily/2026-11-23T01-00Z/manifest.json";
    public static final Instant TAKEN_AT = Instant.parse("2026-11-23T00:00:00Z");

    private PlayedInventory() {}

    public static String dataFile(int file) {
        return "inv/raw/daily/data/%03d.csv.gz".formatted(file);
    }

    /// @param archived those in a cold storage class
    public static void write(
            InMemoryInventoryBucket bucket,
            List<List<SourceObject>> files,
            List<SourceObject> archived) {
        var names = new ArrayList<String>();
        for (int file = 0; file < files.size(); file++) {
            byte[] bytes = rows(files.get(file), archived);
            bucket.put("inventories", dataFile(file), bytes);
            names.add(
                    """
                    {"key":"%s","size":%d,"MD5checksum":"%s"}\
                    """
                            .formatted(dataFile(file), bytes.length, Md5.hex(bytes)));
        }
        String json =
                """
                {"sourceBucket":"raw","destinationBucket":"arn:aws:s3:::inventories",
                "version":"2016-11-30","creationTimestamp":"%d","fileFormat":"CSV",
                "fileSchema":"Bucket, Key, Size, LastModifiedDate, ETag, StorageClass",
                "files":[%s]}
                """
                        .formatted(TAKEN_AT.toEpochMilli(), String.join(",", names));
        bucket.put("inventories", MANIFEST, json);
        bucket.put(
                "inventories",
                MANIFEST.replace("manifest.json", "manifest.checksum"),
                Md5.hex(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] rows(List<SourceObject> objects, List<SourceObject> archived) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (SourceObject object : objects) {
                String row =
                        "\"raw\",\"%s\",\"%d\",\"2026-11-20T00:00:00.000Z\",\"%s\",\"%s\"\n"
                                .formatted(
                                        object.key(),
                                        object.size(),
                                        object.etag(),
                                        archived.contains(object) ? "GLACIER" : "STANDARD");
                gzip.write(row.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
