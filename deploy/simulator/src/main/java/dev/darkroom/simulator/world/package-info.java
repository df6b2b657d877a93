/// What a schedule consists of before anything is built in it: virtual time, chance, faults, and a
/// trace of what happened.
@NullMarked
package dev.darkroom.simulator.world;

import org.jspecify.annotations.NullMarked;
