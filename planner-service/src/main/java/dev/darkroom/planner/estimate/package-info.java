/// What a run is likely to come to, before it starts.
@NullMarked
package dev.darkroom.planner.estimate;

import org.jspecify.annotations.NullMarked;
