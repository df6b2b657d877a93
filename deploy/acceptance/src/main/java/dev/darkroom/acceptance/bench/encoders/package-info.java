/// What JPEG settings cost at equal similarity.
@NullMarked
package dev.darkroom.acceptance.bench.encoders;

import org.jspecify.annotations.NullMarked;
