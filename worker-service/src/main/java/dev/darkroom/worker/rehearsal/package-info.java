/// A rehearsal: the whole worker on one small shard, without AWS, so that its start can be
/// recorded.
@NullMarked
package dev.darkroom.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
