package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a photo is fitted to a rendition's width and height, in the words of CSS `object-fit` and of
/// sharp.
public enum Fit {
    /// Within both, keeping the aspect ratio.
    @JsonProperty("inside")
    INSIDE,
    /// Filling both, keeping the aspect ratio, the rest cropped evenly around the centre.
    @JsonProperty("cover")
    COVER
}
