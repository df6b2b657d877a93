/// Tests of the service as a whole.
@NullMarked
package dev.darkroom.planner;

import org.jspecify.annotations.NullMarked;
