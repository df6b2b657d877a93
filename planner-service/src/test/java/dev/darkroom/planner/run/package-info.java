/// Tests of what carries out the reconciler's actions.
@NullMarked
package dev.darkroom.planner.run;

import org.jspecify.annotations.NullMarked;
