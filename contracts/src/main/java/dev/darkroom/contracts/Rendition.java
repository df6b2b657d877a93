package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// One output image to make of every source object. In JSON all its settings stand side by side:
/// [RenditionFields].
///
/// @param sharpen the radius of an unsharp mask after scaling, libvips' and sharp's `sigma`
public record Rendition(
        String name,
        Resize resize,
        Encoding encoding,
        Optional<Double> sharpen,
        Metadata metadata,
        Colour colour,
        Frames frames) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final double LEAST_SIGMA = 0.3;
    private static final double MOST_SIGMA = 10;

    public Rendition {
        if (!NAME.matcher(Documents.text("name", name)).matches()) {
            throw new InvalidField(
                    "name",
                    "not a rendition name: '%s' (expected 1 to 32 lower-case letters, digits, hyphens and underscores)"
                            .formatted(name));
        }
        if (sharpen.filter(sigma -> !(sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA)).isPresent()) {
            throw new InvalidField(
                    "sharpen",
                    "sharpen is %s (expected a sigma of %s to %s)"
                            .formatted(sharpen.get(), LEAST_SIGMA, MOST_SIGMA));
        }
        if (frames == Frames.ALL) {
            animated(resize, encoding);
        }
    }

    private static void animated(Resize resize, Encoding encoding) {
        switch (encoding) {
            case Encoding.Webp _, Encoding.Gif _, Encoding.Original _ -> {}
            case Encoding.Jpeg _, Encoding.Avif _, Encoding.Png _ ->
                    throw new InvalidField(
                            "frames", "frames all is for formats webp and original only");
        }
        if (resize.fit().hasPosition()) {
            throw new InvalidField(
                    "frames",
                    "frames all is for fit inside, outside or fill, not for %s"
                            .formatted(Json.word(resize.fit())));
        }
    }

    /// A rendition with no wish but its size and encoding.
    public static Rendition of(String name, Resize resize, Encoding encoding) {
        return new Rendition(
                name, resize, encoding, Optional.empty(), Metadata.NONE, Colour.SRGB, Frames.FIRST);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Rendition read(RenditionFields fields) {
        return fields.rendition();
    }

    @JsonValue
    RenditionFields fields() {
        return RenditionFields.of(this);
    }
}
