package dev.darkroom.planner.run;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.SourceObjects;
import dev.darkroom.planner.storage.Patience;

/// Source objects that have a result, as they are to be taken again: one that was not as planned is
/// looked up anew, for else it would have the same result for ever.
final class ObjectsOfToday {
    private final SourceObjects sources;
    private final String bucket;

    ObjectsOfToday(SourceObjects sources, String bucket) {
        this.sources = sources;
        this.bucket = bucket;
    }

    SourceObject of(ObjectResult result) {
        SourceObject known = result.source();
        return switch (result.outcome()) {
            case CHANGED, GONE ->
                    Patience.attempt(() -> sources.head(bucket, known.key(), known.versionId()))
                            .map(SourceObjects.Head::object)
                            .map(CataloguedObject::source)
                            .orElse(known);
            case DEVELOPED, SKIPPED, REJECTED, FAILED, ARCHIVED -> known;
        };
    }
}
