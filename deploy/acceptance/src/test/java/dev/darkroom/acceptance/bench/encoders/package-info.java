/// What JPEG settings cost at equal similarity: how it is reckoned.
@NullMarked
package dev.darkroom.acceptance.bench.encoders;

import org.jspecify.annotations.NullMarked;
