@NullMarked
package dev.darkroom.worker.vips;

import org.jspecify.annotations.NullMarked;
