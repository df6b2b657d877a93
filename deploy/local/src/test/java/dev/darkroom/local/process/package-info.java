@NullMarked
package dev.darkroom.local.process;

import org.jspecify.annotations.NullMarked;
