@NullMarked
package dev.darkroom.contracts;

import org.jspecify.annotations.NullMarked;
