/// The programs of `./darkroom bench planner`: planner's planning, and what it is measured by, each
/// in a process of its own.
@NullMarked
package dev.darkroom.acceptance.bench.planner;

import org.jspecify.annotations.NullMarked;
