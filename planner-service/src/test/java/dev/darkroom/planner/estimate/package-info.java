/// Tests of estimates.
@NullMarked
package dev.darkroom.planner.estimate;

import org.jspecify.annotations.NullMarked;
