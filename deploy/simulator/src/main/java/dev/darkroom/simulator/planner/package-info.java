/// A planner: the reconciler, and around it what looks at the simulated cloud and acts on it, as
/// planner-service does.
@NullMarked
package dev.darkroom.simulator.planner;

import org.jspecify.annotations.NullMarked;
