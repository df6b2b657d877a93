package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which frames of an animated original a rendition has.
public enum Frames {
    @JsonProperty("first")
    FIRST,
    /// All of them, where both the original's format and the rendition's can be animated.
    @JsonProperty("all")
    ALL
}
