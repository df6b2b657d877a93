package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ObjectLocation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One delivery of an S3 Inventory, as its `manifest.json` tells of it.
///
/// [Format](https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html)
///
/// @param location of the manifest
/// @param destinationBucket where the data files lie
/// @param createdAt when S3 began to look at the bucket
public record InventoryManifest(
        ObjectLocation location,
        String sourceBucket,
        String destinationBucket,
        Instant createdAt,
        Format format,
        InventoryColumns columns,
        List<DataFile> files) {
    /// Of the data files.
    public enum Format {
        CSV,
        PARQUET
    }

    /// A file of rows.
    ///
    /// @param md5 of its bytes, in lower-case hexadecimal digits
    public record DataFile(String key, long size, String md5) {
        public DataFile {
            md5 = md5.toLowerCase(Locale.ROOT);
            if (key.isEmpty()) {
                throw new InventoryUnusable("a data file has no key");
            }
            if (size < 0) {
                throw new InventoryUnusable(
                        "the size of data file %s is %d (expected 0 or more bytes)"
                                .formatted(key, size));
            }
            if (!md5.matches("[0-9a-f]{32}")) {
                throw new InventoryUnusable(
                        "the MD5checksum of data file %s is '%s' (expected 32 hexadecimal digits)"
                                .formatted(key, md5));
            }
        }
    }

    public InventoryManifest {
        files = List.copyOf(files);
        var keys = new HashSet<String>();
        for (DataFile file : files) {
            if (!keys.add(file.key())) {
                throw new InventoryUnusable("data file %s is named twice".formatted(file.key()));
            }
        }
    }

    /// @throws InventoryUnusable if it is no manifest of an inventory that can be read
    static InventoryManifest parse(ObjectLocation location, String json) {
        return ManifestJson.parse(location, json);
    }

    /// What the rows tell of their objects.
    public Set<ObjectAttribute> known() {
        var known = EnumSet.noneOf(ObjectAttribute.class);
        for (ObjectAttribute attribute : ObjectAttribute.values()) {
            if (columns.has(attribute.column())) {
                known.add(attribute);
            }
        }
        return known;
    }

    /// In words: `the inventory s3://…`.
    public String words() {
        return "the inventory s3://%s/%s".formatted(location.bucket(), location.key());
    }
}
