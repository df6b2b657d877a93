package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a run's renditions go, and how they are kept there.
///
/// @param prefix of every key; may be empty
/// @param keys how a rendition's key follows from its source's, after the prefix
/// @param cacheControl of every rendition, as HTTP has it: what browsers and CDNs may do
public record Destination(
        String bucket,
        String prefix,
        KeyTemplate keys,
        String cacheControl,
        RenditionStorage storageClass) {

    /// A day, and another week while a new copy is asked for. Not `immutable`: a run by another
    /// recipe overwrites renditions under their keys, and nobody can call back what browsers hold.
    /// Not `public`: that would let caches keep what was served to somebody who had to sign in.
    public static final String CACHE_CONTROL = "max-age=86400, stale-while-revalidate=604800";

    private static final int MAX_CACHE_CONTROL = 256;
    private static final Pattern HEADER = Pattern.compile("[!-~]+( [!-~]+)*");

    public Destination {
        var _ = new BucketPrefix(bucket, prefix);
        Documents.within(
                "cacheControl",
                "the length of cacheControl",
                cacheControl.length(),
                1,
                MAX_CACHE_CONTROL);
        if (!HEADER.matcher(cacheControl).matches()) {
            throw new InvalidField(
                    "cacheControl",
                    "not a Cache-Control header: '%s' (expected printable ASCII with single spaces between)"
                            .formatted(cacheControl));
        }
    }

    /// Kept in the default way.
    public Destination(String bucket, String prefix, KeyTemplate keys) {
        this(bucket, prefix, keys, CACHE_CONTROL, RenditionStorage.STANDARD);
    }

    /// With the default keys, kept in the default way.
    public static Destination of(String bucket, String prefix) {
        return new Destination(bucket, prefix, KeyTemplate.DEFAULT);
    }

    @JsonCreator
    static Destination read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("keys") @Nullable KeyTemplate keys,
            @JsonProperty("cacheControl") @Nullable String cacheControl,
            @JsonProperty("storageClass") @Nullable RenditionStorage storageClass) {
        return new Destination(
                Documents.text("bucket", bucket),
                prefix == null ? "" : prefix,
                keys == null ? KeyTemplate.DEFAULT : keys,
                cacheControl == null ? CACHE_CONTROL : cacheControl,
                storageClass == null ? RenditionStorage.STANDARD : storageClass);
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
