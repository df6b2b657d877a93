package dev.darkroom.contracts;

import java.util.Optional;

/// A plan that has become real: the shards of a generation of a run, written under the epoch of the
/// planner that made them.
///
/// @param epoch names the folder `runs/{run}/plan/{epoch}/`
/// @param supersedes the results that the generation's objects had before; empty for the first
///   generation
public record Plan(
        int epoch,
        int generation,
        int shards,
        long objects,
        long bytes,
        Optional<Tally> supersedes) {
    public Plan {
        Documents.notNegative("shards", shards);
        Documents.notNegative("objects", objects);
        Documents.notNegative("bytes", bytes);
    }

    /// Of objects that have no result yet.
    public Plan(int epoch, int generation, int shards, long objects, long bytes) {
        this(epoch, generation, shards, objects, bytes, Optional.empty());
    }
}
