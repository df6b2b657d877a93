package dev.darkroom.contracts;

import java.util.Optional;

/// A line of the index of shards: a shard, where its manifest lies, and what it holds.
///
/// @param archived its objects are in a storage class that must be restored first: no worker gets
///   it
/// @param supersedes the results that its objects had in the generation before
public record PlannedShard(
        ShardId id,
        ManifestRange manifest,
        int objects,
        long bytes,
        boolean archived,
        Optional<Tally> supersedes) {
    public PlannedShard {
        Documents.required("id", id);
        Documents.required("manifest", manifest);
        Documents.within("objects", objects, 1, Integer.MAX_VALUE);
        Documents.notNegative("bytes", bytes);
    }

    /// Of objects that can be read, and have no result yet.
    public PlannedShard(ShardId id, ManifestRange manifest, int objects, long bytes) {
        this(id, manifest, objects, bytes, false, Optional.empty());
    }
}
