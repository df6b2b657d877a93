/// Tests of shards and plans.
@NullMarked
package dev.darkroom.planner.shard;

import org.jspecify.annotations.NullMarked;
