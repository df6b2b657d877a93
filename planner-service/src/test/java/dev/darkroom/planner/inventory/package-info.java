/// Tests of frozen listings.
@NullMarked
package dev.darkroom.planner.inventory;

import org.jspecify.annotations.NullMarked;
