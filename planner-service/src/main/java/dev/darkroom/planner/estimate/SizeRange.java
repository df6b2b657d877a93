package dev.darkroom.planner.estimate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/// A column of a histogram of sizes.
///
/// @param from bytes, included
/// @param to bytes, excluded; empty for the last column
@RegisterForReflection
public record SizeRange(long from, Optional<Long> to, long objects, long bytes) {}
