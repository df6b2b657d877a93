/// The worker's loop over job messages: which run, whether to go on, and how the process ends.
@NullMarked
package dev.darkroom.worker.job;

import org.jspecify.annotations.NullMarked;
