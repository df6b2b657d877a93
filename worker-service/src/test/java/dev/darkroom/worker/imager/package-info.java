@NullMarked
package dev.darkroom.worker.imager;

import org.jspecify.annotations.NullMarked;
