/// Tests of costs.
@NullMarked
package dev.darkroom.planner.cost;

import org.jspecify.annotations.NullMarked;
