package dev.darkroom.worker.shard;

import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.worker.storage.ReportLines;
import java.util.List;

/// What a run's objects are developed from, by and to.
public record Target(
        String sourceBucket, Destination destination, Recipe recipe, String recipeHash) {
    public static Target of(RunSpec spec) {
        return new Target(
                spec.source().bucket(), spec.destination(), spec.recipe(), spec.recipe().hash());
    }

    ReportLines lines(List<ObjectResult> results) {
        return new ReportLines(sourceBucket, recipeHash, results);
    }
}
