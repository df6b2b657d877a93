@NullMarked
package dev.darkroom.worker.shard;

import org.jspecify.annotations.NullMarked;
