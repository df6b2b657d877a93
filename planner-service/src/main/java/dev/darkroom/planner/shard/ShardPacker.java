package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Packs source objects into shards in the order in which they come, so that the same objects
/// always make the same shards. It holds one shard.
public final class ShardPacker {
    private final int generation;
    private final ShardLimits limits;
    private final Consumer<Shard> shards;
    private final List<SourceObject> pending = new ArrayList<>();
    private long pendingBytes;
    private int next;

    /// @param shards is handed each shard as soon as it is full
    public ShardPacker(int generation, ShardLimits limits, Consumer<Shard> shards) {
        this.generation = generation;
        this.limits = limits;
        this.shards = shards;
    }

    public void add(SourceObject object) {
        if (!pending.isEmpty() && object.size() > limits.maxBytes() - pendingBytes) {
            close();
        }
        pending.add(object);
        pendingBytes += object.size();
        if (pending.size() == limits.maxObjects() || pendingBytes >= limits.maxBytes()) {
            close();
        }
    }

    /// Hands over the last shard, unless it is empty.
    public void end() {
        if (!pending.isEmpty()) {
            close();
        }
    }

    private void close() {
        shards.accept(new Shard(new ShardId(generation, next), pending));
        next++;
        pending.clear();
        pendingBytes = 0;
    }
}
