/// Consumers of the event queue, and the store that they share.
@NullMarked
package dev.darkroom.simulator.status;

import org.jspecify.annotations.NullMarked;
