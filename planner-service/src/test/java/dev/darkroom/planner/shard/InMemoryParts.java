package dev.darkroom.planner.shard;

import dev.darkroom.contracts.SourceObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The parts of a source in memory, for tests.
///
/// @param archived which objects must be restored first
public record InMemoryParts(
        String id,
        List<List<SourceObject>> objects,
        Predicate<SourceObject> archived,
        Optional<Long> limit)
        implements PartSource {
    public static InMemoryParts of(List<List<SourceObject>> objects) {
        return new InMemoryParts("memory", objects, _ -> false, Optional.empty());
    }

    @Override
    public int parts() {
        return objects.size();
    }

    @Override
    public void read(int part, PartPacker packer) {
        for (SourceObject object : objects.get(part)) {
            if (archived.test(object)) {
                packer.addArchived(object);
            } else {
                packer.add(object);
            }
        }
    }
}
