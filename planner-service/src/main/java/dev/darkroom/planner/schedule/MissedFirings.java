package dev.darkroom.planner.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What becomes of firings that no planner was there for.
@RegisterForReflection
public enum MissedFirings {
    /// The latest of them is made up for: its inventory holds what the others' held.
    @JsonProperty("latest")
    LATEST,
    /// Each of them is made up for.
    @JsonProperty("all")
    ALL,
    /// None of them is, unless it is a few minutes late.
    @JsonProperty("skip")
    SKIP
}
