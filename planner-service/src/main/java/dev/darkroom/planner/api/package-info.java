/// The HTTP API for runs.
@NullMarked
package dev.darkroom.planner.api;

import org.jspecify.annotations.NullMarked;
