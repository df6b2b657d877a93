package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/// The format that a recipe asks for: an [ImageFormat], or the original's own.
enum RenditionFormat {
    @JsonProperty("jpeg")
    JPEG("quality", "chromaSubsampling", "progressive", "optimizeCoding", "trellis"),
    @JsonProperty("webp")
    WEBP("quality", "lossless", "effort"),
    @JsonProperty("avif")
    AVIF("quality", "lossless", "effort", "chromaSubsampling"),
    @JsonProperty("png")
    PNG("effort"),
    @JsonProperty("original")
    ORIGINAL();

    @SuppressWarnings("ImmutableEnumChecker") // an immutable set
    private final Set<String> settings;

    RenditionFormat(String... settings) {
        this.settings = Set.of(settings);
    }

    boolean knows(String setting) {
        return settings.contains(setting);
    }
}
