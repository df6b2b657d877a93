@NullMarked
package dev.darkroom.local.cli;

import org.jspecify.annotations.NullMarked;
