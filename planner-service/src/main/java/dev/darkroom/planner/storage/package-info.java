/// The control bucket, where all of planner's state lies.
@NullMarked
package dev.darkroom.planner.storage;

import org.jspecify.annotations.NullMarked;
