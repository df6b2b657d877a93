/// The shard session: how a worker takes one shard from its job message to its report.
/// [ShardSession] decides, without clock, threads or I/O; the actor does what it decides.
@NullMarked
package dev.darkroom.worker.shard;

import org.jspecify.annotations.NullMarked;
