/// A run from its request to its completion: the reconciler, a pure function, and what carries out
/// its actions.
@NullMarked
package dev.darkroom.planner.run;

import org.jspecify.annotations.NullMarked;
