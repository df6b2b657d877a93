package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.SourceObject;
import java.util.List;

/// Source objects in the control bucket: a frozen listing, or the manifest of one shard.
public record Listing(List<SourceObject> objects) {
    public Listing {
        objects = List.copyOf(objects);
    }

    public long bytes() {
        return objects.stream().mapToLong(SourceObject::size).sum();
    }
}
