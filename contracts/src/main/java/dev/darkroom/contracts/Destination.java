package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a run's renditions go.
///
/// @param prefix of every key; may be empty
/// @param keys how a rendition's key follows from its source's, after the prefix
public record Destination(String bucket, String prefix, KeyTemplate keys) {
    public Destination {
        var _ = new BucketPrefix(bucket, prefix);
    }

    /// With the default keys.
    public static Destination of(String bucket, String prefix) {
        return new Destination(bucket, prefix, KeyTemplate.DEFAULT);
    }

    @JsonCreator
    static Destination read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("keys") @Nullable KeyTemplate keys) {
        return new Destination(
                Documents.text("bucket", bucket),
                prefix == null ? "" : prefix,
                keys == null ? KeyTemplate.DEFAULT : keys);
    }

    /// The key of a rendition of a source object.
    public String key(String sourceKey, String rendition, ImageFormat format) {
        return prefix + keys.key(sourceKey, rendition, format);
    }

    /// Whether renditions could become sources of a run, or the other way about.
    boolean overlaps(BucketPrefix source) {
        return source.bucket().equals(bucket)
                && (source.prefix().startsWith(prefix) || prefix.startsWith(source.prefix()));
    }

    /// @throws InvalidField if two of the renditions would share a key
    void check(List<Rendition> renditions) {
        if (renditions.size() > 1 && !keys.tellsRenditionsApart()) {
            throw new InvalidField(
                    "destination.keys",
                    "the %d renditions would share a key by '%s' (expected {rendition} in it)"
                            .formatted(renditions.size(), keys));
        }
    }
}
