package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a rendition tells of its photo beside the pixels.
public enum Metadata {
    @JsonProperty("none")
    NONE,
    /// Who took it and whose it is: EXIF's Artist and Copyright. Never where or with what.
    @JsonProperty("copyright")
    COPYRIGHT,
    /// All that the photo has: its place, maker notes and EXIF thumbnail too.
    @JsonProperty("all")
    ALL
}
