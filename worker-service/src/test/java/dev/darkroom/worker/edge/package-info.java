@NullMarked
package dev.darkroom.worker.edge;

import org.jspecify.annotations.NullMarked;
