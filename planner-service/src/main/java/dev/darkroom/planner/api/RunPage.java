package dev.darkroom.planner.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Some runs, in a stable order of their names.
///
/// @param next where the following runs are; absent on the last page
public record RunPage(List<RunView> runs, Optional<URI> next) {
    public RunPage {
        runs = List.copyOf(runs);
    }
}
