/// Tests of the projection and its stores.
@NullMarked
package dev.darkroom.status.progress;

import org.jspecify.annotations.NullMarked;
