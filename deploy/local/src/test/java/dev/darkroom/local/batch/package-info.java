@NullMarked
package dev.darkroom.local.batch;

import org.jspecify.annotations.NullMarked;
