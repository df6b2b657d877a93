/// Planner's settings.
@NullMarked
package dev.darkroom.planner.config;

import org.jspecify.annotations.NullMarked;
