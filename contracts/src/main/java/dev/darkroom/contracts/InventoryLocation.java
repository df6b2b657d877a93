package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an S3 Inventory is delivered: one delivery by its manifest, or the latest one by the id of
/// its configuration.
///
/// [Layout](https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html)
///
/// @param bucket the destination bucket of the inventory
/// @param manifest the key of a `manifest.json`
/// @param prefix the destination prefix of the configuration, without what S3 appends to it
/// @param id of the inventory configuration
public record InventoryLocation(
        String bucket, Optional<String> manifest, String prefix, Optional<String> id) {
    public InventoryLocation {
        var _ = new BucketPrefix(bucket, prefix);
        if (manifest.isPresent() == id.isPresent()) {
            throw new IllegalArgumentException(
                    "inventory has %s (expected manifest, the key of a manifest.json, or id, that of the configuration whose latest delivery is taken)"
                            .formatted(
                                    id.isPresent()
                                            ? "both manifest and id"
                                            : "neither manifest nor id"));
        }
        if (manifest.isPresent() && !prefix.isEmpty()) {
            throw new InvalidField("prefix", "prefix is not for a manifest, whose key is whole");
        }
        manifest.ifPresent(key -> {
            if (!key.endsWith("manifest.json")) {
                throw new InvalidField(
                        "manifest",
                        "manifest is '%s' (expected a key that ends in manifest.json)"
                                .formatted(key));
            }
        });
        id.ifPresent(text -> Documents.text("id", text));
    }

    @JsonCreator
    static InventoryLocation read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("manifest") @Nullable String manifest,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("id") @Nullable String id) {
        return new InventoryLocation(
                Documents.text("bucket", bucket),
                Optional.ofNullable(manifest),
                prefix == null ? "" : prefix,
                Optional.ofNullable(id));
    }
}
