package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One output image to make of every source object: its name, geometry in pixels, format and
/// quality. A rendition is never larger than its photo.
///
/// @param width at most, for [Fit#INSIDE]; exactly, for [Fit#COVER] of a photo that is large enough
/// @param height likewise
/// @param quality of the encoder, 1 to 100
public record Rendition(
        String name,
        Optional<Integer> width,
        Optional<Integer> height,
        Fit fit,
        ImageFormat format,
        int quality) {
    /// JPEG's own limit on either side.
    public static final int MAX_SIDE = 65_535;

    public static final int DEFAULT_QUALITY = 80;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

    public Rendition {
        if (!NAME.matcher(Documents.text("name", name)).matches()) {
            throw new IllegalArgumentException(
                    "not a rendition name: '%s' (expected 1 to 32 lower-case letters, digits, hyphens and underscores)"
                            .formatted(name));
        }
        width.ifPresent(pixels -> Documents.within("width", pixels, 1, MAX_SIDE));
        height.ifPresent(pixels -> Documents.within("height", pixels, 1, MAX_SIDE));
        if (width.isEmpty() && height.isEmpty()) {
            throw new IllegalArgumentException(
                    "rendition '%s' has neither width nor height".formatted(name));
        }
        if (fit == Fit.COVER && (width.isEmpty() || height.isEmpty())) {
            throw new IllegalArgumentException(
                    "rendition '%s' has fit cover, which needs both width and height"
                            .formatted(name));
        }
        Documents.within("quality", quality, 1, 100);
    }

    @JsonCreator
    static Rendition read(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("width") @Nullable Integer width,
            @JsonProperty("height") @Nullable Integer height,
            @JsonProperty("fit") @Nullable Fit fit,
            @JsonProperty("format") @Nullable ImageFormat format,
            @JsonProperty("quality") @Nullable Integer quality) {
        return new Rendition(
                Documents.text("name", name),
                Optional.ofNullable(width),
                Optional.ofNullable(height),
                fit == null ? Fit.INSIDE : fit,
                format == null ? ImageFormat.JPEG : format,
                quality == null ? DEFAULT_QUALITY : quality);
    }

    /// The key of this rendition of a source object: the source's key is a folder and the rendition
    /// a file in it, so that no two sources, and no two renditions of one, can ever share a key.
    public String keyFor(String prefix, String sourceKey) {
        return prefix + sourceKey + '/' + name + '.' + format.extension();
    }
}
