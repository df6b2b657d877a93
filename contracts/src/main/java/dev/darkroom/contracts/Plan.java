package dev.darkroom.contracts;

/// A plan that has become real: the shards of a run, written under the epoch of the planner that
/// made them.
///
/// @param epoch names the folder `runs/{run}/plan/{epoch}/`
public record Plan(int epoch, int generation, int shards, long objects, long bytes) {
    public Plan {
        Documents.notNegative("shards", shards);
        Documents.notNegative("objects", objects);
        Documents.notNegative("bytes", bytes);
    }
}
