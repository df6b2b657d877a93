package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import java.util.function.Consumer;

/// Packs the objects of one part of a source, as far as a limit allows. Those that must be restored
/// first get shards of their own.
public final class PartPacker {
    private final ShardPacker readable;
    private final ShardPacker archived;
    private long left;

    PartPacker(ShardLimits limits, WorkEstimate work, long most, Consumer<Shard> shards) {
        this.readable = new ShardPacker(limits, work, false, shards);
        this.archived = new ShardPacker(limits, work, true, shards);
        this.left = most;
    }

    public void add(SourceObject object) {
        if (left > 0) {
            left--;
            readable.add(object);
        }
    }

    /// Adds an object that must be restored before it can be read.
    public void addArchived(SourceObject object) {
        if (left > 0) {
            left--;
            archived.add(object);
        }
    }

    /// Adds an object that has a result from an earlier generation, which counts no longer.
    public void addAgain(SourceObject object, ObjectResult before) {
        if (left > 0) {
            left--;
            readable.add(object, before);
        }
    }

    /// Whether no more objects are taken.
    public boolean isFull() {
        return left == 0;
    }

    void end() {
        readable.end();
        archived.end();
    }
}
