/// Tests of the control bucket.
@NullMarked
package dev.darkroom.planner.storage;

import org.jspecify.annotations.NullMarked;
