package dev.darkroom.contracts;

/// A line of the index of shards: a shard, where its manifest lies, and what it holds.
public record PlannedShard(ShardId id, ManifestRange manifest, int objects, long bytes) {
    public PlannedShard {
        Documents.required("id", id);
        Documents.required("manifest", manifest);
        Documents.within("objects", objects, 1, Integer.MAX_VALUE);
        Documents.notNegative("bytes", bytes);
    }
}
