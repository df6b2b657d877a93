/// Runs that start by the calendar.
@NullMarked
package dev.darkroom.planner.schedule;

import org.jspecify.annotations.NullMarked;
