@NullMarked
package dev.darkroom.simulator.cloud;

import org.jspecify.annotations.NullMarked;
