package dev.darkroom.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/// The geometry of a rendition.
///
/// @param width in pixels; with [Fit#INSIDE] and [Fit#OUTSIDE] one of the two is enough
/// @param height likewise
/// @param position what is kept, or where the photo stands; see [Position]
/// @param background `#rrggbb`: what [Fit#CONTAIN] puts an opaque photo on, and what shines through
///   a transparent one where the format has no transparency
/// @param enlarge whether a small photo is scaled up; otherwise it never is
public record Resize(
        Optional<Integer> width,
        Optional<Integer> height,
        Fit fit,
        Position position,
        String background,
        boolean enlarge) {
    /// The most that every format but JPEG can hold: WebP's limit.
    public static final int MAX_SIDE = 16_383;

    static final String WHITE = "#ffffff";
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    public Resize {
        width.ifPresent(pixels -> Documents.within("width", pixels, 1, MAX_SIDE));
        height.ifPresent(pixels -> Documents.within("height", pixels, 1, MAX_SIDE));
        if (width.isEmpty() && height.isEmpty()) {
            throw new InvalidField("width", "neither width nor height is given");
        }
        if (fit.needsBothSides() && (width.isEmpty() || height.isEmpty())) {
            throw new InvalidField(
                    width.isEmpty() ? "width" : "height",
                    "fit %s needs both width and height".formatted(Json.word(fit)));
        }
        if (position != Position.CENTRE && !fit.hasPosition()) {
            throw new InvalidField(
                    "position",
                    "position %s is for fit cover or contain, not for %s"
                            .formatted(Json.word(position), Json.word(fit)));
        }
        if (position.isSmart() && fit != Fit.COVER) {
            throw new InvalidField(
                    "position",
                    "position %s is for fit cover, not for %s"
                            .formatted(Json.word(position), Json.word(fit)));
        }
        if (!COLOUR.matcher(background).matches()) {
            throw new InvalidField(
                    "background",
                    "background is '%s' (expected a colour like #ffffff, in lower case)"
                            .formatted(background));
        }
    }

    /// Within a square, never enlarged.
    public static Resize inside(int side) {
        return square(Fit.INSIDE, side);
    }

    /// The middle square, never enlarged.
    public static Resize cover(int side) {
        return square(Fit.COVER, side);
    }

    private static Resize square(Fit fit, int side) {
        return new Resize(Optional.of(side), Optional.of(side), fit, Position.CENTRE, WHITE, false);
    }

    /// The background's red, green and blue, 0 to 255 each.
    public int[] rgb() {
        int rgb = Integer.parseInt(background.substring(1), 16);
        return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
    }
}
