/// The worker as a program of this machine.
@NullMarked
package dev.darkroom.local.worker;

import org.jspecify.annotations.NullMarked;
