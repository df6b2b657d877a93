/// Which source objects a run has: a listing, frozen in the control bucket.
@NullMarked
package dev.darkroom.planner.inventory;

import org.jspecify.annotations.NullMarked;
