package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of one source object, as counted and reported.
public enum Outcome {
    /// Its renditions are written.
    @JsonProperty("developed")
    DEVELOPED,
    /// Its renditions were there already, from an earlier run.
    @JsonProperty("skipped")
    SKIPPED,
    /// Its own fault, for ever: broken, unsupported, over a limit.
    @JsonProperty("rejected")
    REJECTED,
    /// Ours or the platform's fault, after retries; may be driven again.
    @JsonProperty("failed")
    FAILED,
    /// Its etag is no longer the planned one.
    @JsonProperty("changed")
    CHANGED,
    /// It is no longer there.
    @JsonProperty("gone")
    GONE,
    /// It is in a storage class that must be restored before it can be read.
    @JsonProperty("archived")
    ARCHIVED;

    /// Whether its renditions stand in the processed bucket.
    public boolean hasRenditions() {
        return switch (this) {
            case DEVELOPED, SKIPPED -> true;
            case REJECTED, FAILED, CHANGED, GONE, ARCHIVED -> false;
        };
    }
}
