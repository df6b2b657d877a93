package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import java.util.List;

/// A shard report in the control bucket: its lines, and the stamp on it.
public record Report(List<ObjectResult> results, ReportStamp stamp) {
    public Report {
        results = List.copyOf(results);
    }
}
