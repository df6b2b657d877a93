/// The imager: a process that does nothing but develop photos, one at a time, from files to files.
@NullMarked
package dev.darkroom.worker.develop;

import org.jspecify.annotations.NullMarked;
