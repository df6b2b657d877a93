/// What must hold, whatever goes wrong: checked while a schedule runs and after it.
@NullMarked
package dev.darkroom.simulator.audit;

import org.jspecify.annotations.NullMarked;
