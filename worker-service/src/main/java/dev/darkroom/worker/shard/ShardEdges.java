package dev.darkroom.worker.shard;

import dev.darkroom.worker.storage.ControlBucket;
import java.time.InstantSource;

/// All that a [ShardActor] needs to do what a session decides; the same for every shard of a
/// worker.
public record ShardEdges(
        ControlBucket control,
        StatusEvents events,
        ObjectProcessor objects,
        SessionLimits limits,
        InstantSource clock) {}
