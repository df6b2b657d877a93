package dev.darkroom.planner.shard;

import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import java.util.List;
import java.util.Optional;

/// A slice of a run's source objects, not yet numbered nor written.
///
/// @param archived its objects must be restored before they can be read
/// @param supersedes the results that its objects had in the generations before
public record Shard(List<SourceObject> objects, boolean archived, Optional<Tally> supersedes) {
    public Shard {
        objects = List.copyOf(objects);
        if (objects.isEmpty()) {
            throw new IllegalArgumentException("a shard has no objects (expected at least one)");
        }
    }

    public long bytes() {
        long bytes = 0;
        for (SourceObject object : objects) {
            bytes += object.size();
        }
        return bytes;
    }
}
