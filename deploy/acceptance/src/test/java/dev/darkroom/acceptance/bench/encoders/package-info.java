/// What JPEG settings cost at equal similarity: a study, run by hand and not by tests.
@NullMarked
package dev.darkroom.acceptance.bench.encoders;

import org.jspecify.annotations.NullMarked;
