/// The embedded cloud, as planner's tests use it.
@NullMarked
package dev.darkroom.planner.cloud;

import org.jspecify.annotations.NullMarked;
