package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The storage class that a run's renditions are written to.
public enum RenditionStorage {
    /// S3 Standard.
    @JsonProperty("standard")
    STANDARD,
    /// S3 Intelligent-Tiering, for renditions that are seldom looked at; see [#of].
    @JsonProperty("intelligent-tiering")
    INTELLIGENT_TIERING;

    /// S3 keeps smaller objects in the tier of frequent access for ever.
    private static final long LEAST_TIERED_BYTES = 128 * 1024;

    /// The class for a rendition of this size: what Intelligent-Tiering would never move is written
    /// to Standard.
    public RenditionStorage of(long bytes) {
        return bytes < LEAST_TIERED_BYTES ? STANDARD : this;
    }
}
