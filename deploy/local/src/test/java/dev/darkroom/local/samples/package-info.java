@NullMarked
package dev.darkroom.local.samples;

import org.jspecify.annotations.NullMarked;
