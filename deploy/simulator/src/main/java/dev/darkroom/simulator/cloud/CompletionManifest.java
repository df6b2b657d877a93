package dev.darkroom.simulator.cloud;

import java.util.List;

/// The keys of all reports of a complete run, in the control bucket.
public record CompletionManifest(List<String> reports) {
    public CompletionManifest {
        reports = List.copyOf(reports);
    }
}
