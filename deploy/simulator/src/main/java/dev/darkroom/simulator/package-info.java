/// The simulator: Darkroom's three pure cores, driven together through seeded schedules of faults
/// in virtual time.
@NullMarked
package dev.darkroom.simulator;

import org.jspecify.annotations.NullMarked;
