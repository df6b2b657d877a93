package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.PlannedShard;
import java.util.List;

/// The index of a plan's shards in the control bucket.
public record ShardIndex(List<PlannedShard> shards) {
    public ShardIndex {
        shards = List.copyOf(shards);
    }
}
