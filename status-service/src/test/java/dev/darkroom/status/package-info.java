/// Tests of the service as a whole.
@NullMarked
package dev.darkroom.status;

import org.jspecify.annotations.NullMarked;
