package dev.darkroom.planner.inventory;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.planner.inventory.InventoryManifest.DataFile;
import dev.darkroom.planner.inventory.InventoryManifest.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The text of a `manifest.json`; fields that are not known are passed over.
final class ManifestJson {
    private final ObjectLocation location;
    private final JsonNode root;

    private ManifestJson(ObjectLocation location, JsonNode root) {
        this.location = location;
        this.root = root;
    }

    /// @throws InventoryUnusable if it is no manifest of an inventory that can be read
    static InventoryManifest parse(ObjectLocation location, String json) {
        try {
            return new ManifestJson(location, new JsonMapper().readTree(json)).manifest();
        } catch (JacksonException e) {
            throw new InventoryUnusable(
                    "s3://%s/%s is not JSON: %s"
                            .formatted(location.bucket(), location.key(), e.getOriginalMessage()),
                    e);
        } catch (InventoryUnusable e) {
            throw new InventoryUnusable(
                    "s3://%s/%s is no manifest of an inventory that can be read: %s"
                            .formatted(location.bucket(), location.key(), e.getMessage()),
                    e);
        }
    }

    private InventoryManifest manifest() {
        Format format = format();
        return new InventoryManifest(
                location,
                text(root, "sourceBucket"),
                destinationBucket(),
                createdAt(),
                format,
                columns(format),
                files());
    }

    private Format format() {
        String format = text(root, "fileFormat");
        return switch (format) {
            case "CSV" -> Format.CSV;
            case "Parquet" -> Format.PARQUET;
            case "ORC" ->
                    throw new InventoryUnusable(
                            "its files are ORC, which Darkroom does not read (configure the inventory as Parquet or CSV)");
            case String _ ->
                    throw new InventoryUnusable(
                            "fileFormat is '%s' (expected CSV or Parquet)".formatted(format));
        };
    }

    private InventoryColumns columns(Format format) {
        String schema = text(root, "fileSchema");
        var columns =
                switch (format) {
                    case CSV -> InventoryColumns.ofCsv(schema);
                    case PARQUET -> InventoryColumns.ofParquet(schema);
                };
        for (String needed : List.of("Key", "Size", "ETag")) {
            if (!columns.has(needed)) {
                throw new InventoryUnusable(
                        "its rows have no %s (add Size and ETag to the optional fields of the inventory's configuration); fileSchema is: %s"
                                .formatted(needed, schema));
            }
        }
        return columns;
    }

    /// Its ARN is `arn:aws:s3:::bucket`.
    private String destinationBucket() {
        String arn = text(root, "destinationBucket");
        String bucket = arn.substring(arn.lastIndexOf(':') + 1);
        if (!arn.startsWith("arn:") || bucket.isEmpty()) {
            throw new InventoryUnusable(
                    "destinationBucket is '%s' (expected arn:aws:s3:::BUCKET)".formatted(arn));
        }
        return bucket;
    }

    private Instant createdAt() {
        String millis = text(root, "creationTimestamp");
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            throw new InventoryUnusable(
                    "creationTimestamp is '%s' (expected milliseconds since the epoch)"
                            .formatted(millis),
                    e);
        }
    }

    private List<DataFile> files() {
        JsonNode files = root.path("files");
        if (!files.isArray()) {
            throw new InventoryUnusable("files is missing (expected an array of data files)");
        }
        var read = new ArrayList<DataFile>();
        for (JsonNode file : files) {
            JsonNode size = file.path("size");
            if (!size.isIntegralNumber() || !size.canConvertToLong()) {
                throw new InventoryUnusable(
                        "a data file's size is %s (expected a number of bytes)".formatted(size));
            }
            read.add(new DataFile(text(file, "key"), size.longValue(), text(file, "MD5checksum")));
        }
        return read;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw new InventoryUnusable("%s is missing".formatted(field));
        }
        return value.asText();
    }
}
