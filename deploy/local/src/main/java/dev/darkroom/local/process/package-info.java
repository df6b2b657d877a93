/// The processes that this one starts, and what a killed one left behind.
@NullMarked
package dev.darkroom.local.process;

import org.jspecify.annotations.NullMarked;
