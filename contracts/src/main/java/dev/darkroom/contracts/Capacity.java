package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a wave's workers run on.
public enum Capacity {
    /// Spare capacity of EC2, which is cheap and may be taken back at any time.
    @JsonProperty("spot")
    SPOT,
    /// On-demand capacity, which mops up.
    @JsonProperty("on-demand")
    ON_DEMAND
}
