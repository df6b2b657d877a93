/// Tests of the HTTP API.
@NullMarked
package dev.darkroom.planner.api;

import org.jspecify.annotations.NullMarked;
