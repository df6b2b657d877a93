package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.PlanPart;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One attempt at a part of a plan. It holds a pack of manifests (twice while that is written) and
/// the compressed index (some 40 bytes a shard) in memory.
final class PartWriter {
    private final ControlObjects control;
    private final ControlKeys keys;
    private final int epoch;
    private final int generation;
    private final int part;
    private final int packBytes;
    private final String attempt = UUID.randomUUID().toString();
    private final PartIndex index = new PartIndex();
    private ManifestPack pack;
    private int packs;
    private int shards;
    private long objects;
    private long bytes;
    private Optional<Tally> supersedes = Optional.empty();

    PartWriter(
            ControlObjects control,
            ControlKeys keys,
            int epoch,
            int generation,
            int part,
            int packBytes) {
        this.control = control;
        this.keys = keys;
        this.epoch = epoch;
        this.generation = generation;
        this.part = part;
        this.packBytes = packBytes;
        this.pack = new ManifestPack(0);
    }

    void add(Shard shard) {
        if (pack.isEmpty()) {
            // Most parts of a large plan fill it; a small plan should not allocate megabytes.
            pack = new ManifestPack(packs == 0 ? packBytes / 8 : packBytes + packBytes / 8);
        }
        long shardBytes = shard.bytes();
        pack.add(new ShardId(generation, shards), shard, shardBytes);
        shards++;
        objects += shard.objects().size();
        bytes += shardBytes;
        shard.supersedes()
                .ifPresent(tally ->
                        supersedes = Optional.of(supersedes.map(tally::plus).orElse(tally)));
        if (pack.size() >= packBytes) {
            writePack();
        }
    }

    /// Writes what is left, and the index last.
    ///
    /// @return the part that counts: this one, or another attempt's that was faster
    PlanPart end(String key) {
        if (!pack.isEmpty()) {
            writePack();
        }
        var made = new PlanPart(key, 0, shards, objects, bytes, supersedes);
        return control.create(key, index.end(made), Map.of()).isPresent()
                ? made
                : PartIndex.part(control, key);
    }

    private void writePack() {
        String key = keys.partManifests(epoch, part, attempt, packs);
        String etag =
                control.create(key, pack.bytes(), Map.of()).orElseGet(() -> writtenBefore(key));
        pack.writtenTo(key, etag).forEach(index::add);
        pack = new ManifestPack(0);
        packs++;
    }

    /// A key of this attempt can only have been taken by this very write, tried twice.
    private String writtenBefore(String key) {
        return control.list(key, Optional.empty()).items().stream()
                .findFirst()
                .map(ListedObject::etag)
                .orElseThrow(() ->
                        new IllegalStateException("%s exists, but is not listed".formatted(key)));
    }
}
