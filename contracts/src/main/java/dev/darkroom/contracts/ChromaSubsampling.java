package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How finely an encoder keeps colour.
public enum ChromaSubsampling {
    /// One value of colour for four pixels: smaller, and rarely seen.
    @JsonProperty("4:2:0")
    QUARTER,
    /// Colour for each pixel.
    @JsonProperty("4:4:4")
    FULL
}
