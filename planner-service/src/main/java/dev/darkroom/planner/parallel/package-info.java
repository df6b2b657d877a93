/// Work that many threads share.
@NullMarked
package dev.darkroom.planner.parallel;

import org.jspecify.annotations.NullMarked;
