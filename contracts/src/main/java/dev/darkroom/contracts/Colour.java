package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The colour space of a rendition.
public enum Colour {
    /// Converted to sRGB, and no profile in the file: what every screen takes an image for.
    @JsonProperty("srgb")
    SRGB,
    /// The photo's own colours, with its profile in the file.
    @JsonProperty("keep")
    KEEP
}
