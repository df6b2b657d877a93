@NullMarked
package dev.darkroom.local.postgres;

import org.jspecify.annotations.NullMarked;
