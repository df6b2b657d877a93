@NullMarked
package dev.darkroom.worker.job;

import org.jspecify.annotations.NullMarked;
