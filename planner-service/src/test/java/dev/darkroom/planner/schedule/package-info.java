/// Tests of schedules.
@NullMarked
package dev.darkroom.planner.schedule;

import org.jspecify.annotations.NullMarked;
