/// The supervisor of the imagers: child processes that do nothing but libvips, one photo at a time.
@NullMarked
package dev.darkroom.worker.imager;

import org.jspecify.annotations.NullMarked;
