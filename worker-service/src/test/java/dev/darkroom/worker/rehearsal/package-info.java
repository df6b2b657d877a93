@NullMarked
package dev.darkroom.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
