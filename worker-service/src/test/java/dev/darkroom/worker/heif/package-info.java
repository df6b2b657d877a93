@NullMarked
package dev.darkroom.worker.heif;

import org.jspecify.annotations.NullMarked;
