package dev.darkroom.worker.storage;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ShardReport;
import java.util.List;

/// Object results with what their lines in a report or checkpoint name besides.
///
/// @param sourceBucket of the objects
public record ReportLines(String sourceBucket, String recipeHash, List<ObjectResult> results) {
    public ReportLines {
        results = List.copyOf(results);
    }

    public String text() {
        return ShardReport.write(sourceBucket, recipeHash, results);
    }
}
