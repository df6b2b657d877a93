package dev.darkroom.worker.shard;

/// How a [ShardSession] came to its end.
public enum Ending {
    /// The report stands and is published, by this worker or another.
    REPORTED,
    /// Somebody else goes on: after a drain, a stall, eleven hours, or failures of an edge.
    HANDED_BACK,
    /// Handed back because the worker may not do its work at all: it is denied a bucket, a queue,
    /// or every object of the shard. The worker ends too, since the next shard would fare the same.
    ACCESS_DENIED
}
