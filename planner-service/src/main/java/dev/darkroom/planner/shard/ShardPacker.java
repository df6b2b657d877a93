package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Packs source objects into shards in the order in which they come, so that the same objects
/// always make the same shards. A shard ends with the object that reaches one of the limits. It
/// holds one shard.
public final class ShardPacker {
    private static final int MILLIS = 1_000;
    private static final String NO_END = ".";

    private final ShardLimits limits;
    private final long maxWork;
    private final WorkEstimate work;
    private final boolean archived;
    private final Consumer<Shard> shards;
    private final List<SourceObject> pending = new ArrayList<>();
    private final List<ObjectResult> superseded = new ArrayList<>();

    /// The end of the key before, from its last dot on, and the rate for it: mostly both come
    /// again.
    private String lastEnd = NO_END;

    private WorkRate lastRate;

    private long pendingBytes;
    private long pendingWork;

    /// @param archived whether its objects must be restored before they can be read
    /// @param shards is handed each shard as soon as it is full
    public ShardPacker(
            ShardLimits limits, WorkEstimate work, boolean archived, Consumer<Shard> shards) {
        this.limits = limits;
        this.maxWork = (long) limits.maxVcpuSeconds() * MILLIS;
        this.work = work;
        this.lastRate = work.rates().of(NO_END);
        this.archived = archived;
        this.shards = shards;
    }

    public void add(SourceObject object) {
        make(object, Optional.empty());
    }

    /// Adds an object that has a result, which counts no longer.
    public void add(SourceObject object, ObjectResult before) {
        make(object, Optional.of(before));
    }

    private void make(SourceObject object, Optional<ObjectResult> before) {
        long millis = work.vcpuMillis(rate(object.key()), object.size());
        if (!pending.isEmpty()
                && (object.size() > limits.maxBytes() - pendingBytes
                        || millis > maxWork - pendingWork)) {
            close();
        }
        pending.add(object);
        before.ifPresent(superseded::add);
        pendingBytes += object.size();
        pendingWork += millis;
        if (pending.size() == limits.maxObjects()
                || pendingBytes >= limits.maxBytes()
                || pendingWork >= maxWork) {
            close();
        }
    }

    private WorkRate rate(String key) {
        if (!key.endsWith(lastEnd)) {
            int dot = key.lastIndexOf('.');
            lastRate = work.rates().of(key);
            lastEnd = dot < 0 ? NO_END : key.substring(dot);
        }
        return lastRate;
    }

    /// Hands over the last shard, unless it is empty.
    public void end() {
        if (!pending.isEmpty()) {
            close();
        }
    }

    private void close() {
        shards.accept(
                new Shard(
                        pending,
                        archived,
                        superseded.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Tally.of(superseded))));
        pending.clear();
        superseded.clear();
        pendingBytes = 0;
        pendingWork = 0;
    }
}
