package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Plan;
import dev.darkroom.planner.storage.ControlObjects;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A plan being written. It holds one pack of manifests (up to [#PACK_BYTES] and one shard's
/// manifest) and the compressed index (some 40 bytes a shard) in memory.
public final class PlanWriter {
    static final int PACK_BYTES = 32 << 20;

    private final ControlObjects control;
    private final ControlKeys keys;
    private final int epoch;
    private final int generation;
    private final int packBytes;
    private final ShardIndex index;
    private ManifestPack pack = new ManifestPack();
    private int packs;
    private int shards;
    private long objects;
    private long bytes;

    PlanWriter(ControlObjects control, ControlKeys keys, int epoch, int generation) {
        this(control, keys, epoch, generation, PACK_BYTES);
    }

    PlanWriter(ControlObjects control, ControlKeys keys, int epoch, int generation, int packBytes) {
        this.control = control;
        this.keys = keys;
        this.epoch = epoch;
        this.generation = generation;
        this.packBytes = packBytes;
        try {
            index = new ShardIndex();
        } catch (IOException e) {
            throw new UncheckedIOException("Starting an index of shards in memory", e);
        }
    }

    public void add(Shard shard) {
        pack.add(shard);
        shards++;
        objects += shard.objects().size();
        bytes += shard.bytes();
        if (pack.size() >= packBytes) {
            writePack();
        }
    }

    /// Writes what is left, and the index last.
    public Plan end() {
        if (!pack.isEmpty()) {
            writePack();
        }
        try {
            control.put(keys.shardIndex(epoch), index.end());
        } catch (IOException e) {
            throw new UncheckedIOException("Compressing an index of shards in memory", e);
        }
        return new Plan(epoch, generation, shards, objects, bytes);
    }

    private void writePack() {
        String key = keys.manifests(epoch, packs);
        String etag = control.put(key, pack.bytes());
        pack.writtenTo(key, etag).forEach(index::add);
        pack = new ManifestPack();
        packs++;
    }
}
