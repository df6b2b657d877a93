/// `./darkroom bench`: worker and planner measured against their parts and their peers, on this
/// machine.
@NullMarked
package dev.darkroom.acceptance.bench;

import org.jspecify.annotations.NullMarked;
