/// The shards of a run: packed from its source objects, written as manifests and an index.
@NullMarked
package dev.darkroom.planner.shard;

import org.jspecify.annotations.NullMarked;
