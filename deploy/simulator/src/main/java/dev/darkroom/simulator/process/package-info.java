/// A process as the simulator runs it: calls that take time and fail, and signals at any moment.
@NullMarked
package dev.darkroom.simulator.process;

import org.jspecify.annotations.NullMarked;
