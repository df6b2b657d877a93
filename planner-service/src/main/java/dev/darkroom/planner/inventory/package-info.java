/// Which source objects a run has: an inventory, a listing, a list file; filtered, and pinned.
@NullMarked
package dev.darkroom.planner.inventory;

import org.jspecify.annotations.NullMarked;
