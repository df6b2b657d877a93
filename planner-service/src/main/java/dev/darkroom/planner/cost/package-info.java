/// What runs cost, by prices that are settings.
@NullMarked
package dev.darkroom.planner.cost;

import org.jspecify.annotations.NullMarked;
