/// What benchmarks read and reckon.
@NullMarked
package dev.darkroom.acceptance.bench;

import org.jspecify.annotations.NullMarked;
