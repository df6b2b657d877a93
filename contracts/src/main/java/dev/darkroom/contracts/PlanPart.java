package dev.darkroom.contracts;

import java.util.Optional;

/// A part of a plan, which is made, and made again, by itself: where its index of shards lies, and
/// what it holds.
///
/// @param key of its index of shards, whose ids count from 0
/// @param firstShard what is to be added to those
/// @param supersedes the results that its objects had in the generations before
public record PlanPart(
        String key,
        int firstShard,
        int shards,
        long objects,
        long bytes,
        Optional<Tally> supersedes) {
    public PlanPart {
        Documents.text("key", key);
        Documents.notNegative("firstShard", firstShard);
        Documents.notNegative("shards", shards);
        Documents.notNegative("objects", objects);
        Documents.notNegative("bytes", bytes);
    }

    /// The same part in a plan where so many shards come before it.
    public PlanPart after(int before) {
        return new PlanPart(key, before, shards, objects, bytes, supersedes);
    }
}
