package dev.darkroom.status.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Some runs, the newest first.
///
/// @param next what to ask for as `after` to get the next page; empty on the last one
@RegisterForReflection
@Schema(name = "ProgressPage", description = "Some runs, the newest first")
public record ProgressPage(
        List<ProgressReport> runs,
        @Schema(description = "The `after` of the next page; left out on the last one")
                Optional<String> next) {}
