package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import java.util.List;

/// A slice of a run's source objects, not yet written.
public record Shard(ShardId id, List<SourceObject> objects) {
    public Shard {
        objects = List.copyOf(objects);
        if (objects.isEmpty()) {
            throw new IllegalArgumentException("shard %s has no objects".formatted(id));
        }
    }

    public long bytes() {
        return objects.stream().mapToLong(SourceObject::size).sum();
    }
}
