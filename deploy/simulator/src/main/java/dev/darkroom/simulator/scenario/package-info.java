/// What a schedule is about: the run, its photos, how many of everything, and which bug was put in
/// on purpose.
@NullMarked
package dev.darkroom.simulator.scenario;

import org.jspecify.annotations.NullMarked;
