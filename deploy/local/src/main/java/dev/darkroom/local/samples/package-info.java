/// Photo-like samples for the demo, made once and kept: the same files for the same number of them.
@NullMarked
package dev.darkroom.local.samples;

import org.jspecify.annotations.NullMarked;
