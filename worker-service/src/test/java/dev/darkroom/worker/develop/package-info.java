@NullMarked
package dev.darkroom.worker.develop;

import org.jspecify.annotations.NullMarked;
