package dev.darkroom.planner.shard;

import java.util.Optional;

/// The source objects of a generation, in parts that are read each by itself, by several threads at
/// a time, and again with the same result.
public interface PartSource {
    /// Short letters and digits for a key: unlike those of any other source of the run.
    String id();

    int parts();

    /// So many objects are planned at most, the first ones; empty means all.
    Optional<Long> limit();

    /// Hands over all objects of a part, in their order.
    void read(int part, PartPacker objects);
}
