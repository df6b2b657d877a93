@NullMarked
package dev.darkroom.local.cloud;

import org.jspecify.annotations.NullMarked;
