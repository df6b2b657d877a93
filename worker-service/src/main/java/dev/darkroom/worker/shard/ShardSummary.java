package dev.darkroom.worker.shard;

/// What a worker did with one shard.
///
/// @param objects that it processed itself, whatever became of them
/// @param reason of the ending, in words
/// @param troubled whether the worker could not process objects for its own trouble: scratch that
///   is full, or imagers that do not start
public record ShardSummary(Ending ending, String reason, int objects, boolean troubled) {}
