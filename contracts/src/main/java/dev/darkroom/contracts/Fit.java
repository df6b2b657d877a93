package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a photo is fitted to a rendition's width and height, in the words of CSS `object-fit` and of
/// [sharp](https://sharp.pixelplumbing.com/api-resize).
public enum Fit {
    /// Filling both, keeping the aspect ratio; what stands over is cropped.
    @JsonProperty("cover")
    COVER,
    /// Within both, keeping the aspect ratio; the rest is filled with the background.
    @JsonProperty("contain")
    CONTAIN,
    /// Filling both, whatever becomes of the aspect ratio.
    @JsonProperty("fill")
    FILL,
    /// As large as possible within both, keeping the aspect ratio.
    @JsonProperty("inside")
    INSIDE,
    /// As small as possible and no less than both, keeping the aspect ratio.
    @JsonProperty("outside")
    OUTSIDE;

    /// Whether it means anything only with both a width and a height.
    boolean needsBothSides() {
        return switch (this) {
            case COVER, CONTAIN, FILL -> true;
            case INSIDE, OUTSIDE -> false;
        };
    }

    /// Whether the photo has a place in the frame that can be chosen.
    boolean hasPosition() {
        return switch (this) {
            case COVER, CONTAIN -> true;
            case FILL, INSIDE, OUTSIDE -> false;
        };
    }
}
