/// The worker-service: takes job messages of one run until none are left.
@NullMarked
package dev.darkroom.worker;

import org.jspecify.annotations.NullMarked;
