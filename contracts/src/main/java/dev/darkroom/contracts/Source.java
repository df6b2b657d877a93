package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run's source objects: those of one bucket below a prefix, as one of four catalogues names
/// them. Without any, planner lists the bucket itself.
///
/// @param inventory an S3 Inventory of the bucket
/// @param list a list file, as S3 Batch Operations takes one
/// @param run an earlier run, whose reports name the objects
public record Source(
        String bucket,
        String prefix,
        Optional<InventoryLocation> inventory,
        Optional<ObjectLocation> list,
        Optional<EarlierRun> run) {
    public Source {
        var _ = new BucketPrefix(bucket, prefix);
        if (Stream.of(inventory, list, run).filter(Optional::isPresent).count() > 1) {
            throw new IllegalArgumentException(
                    "source has more than one of inventory, list and run (expected one of them, or none)");
        }
    }

    /// All that is found by listing.
    public static Source listing(BucketPrefix objects) {
        return new Source(
                objects.bucket(),
                objects.prefix(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @JsonCreator
    static Source read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("inventory") @Nullable InventoryLocation inventory,
            @JsonProperty("list") @Nullable ObjectLocation list,
            @JsonProperty("run") @Nullable EarlierRun run) {
        return new Source(
                Documents.text("bucket", bucket),
                prefix == null ? "" : prefix,
                Optional.ofNullable(inventory),
                Optional.ofNullable(list),
                Optional.ofNullable(run));
    }

    /// Where the objects are, whoever names them.
    public BucketPrefix objects() {
        return new BucketPrefix(bucket, prefix);
    }
}
