/// Tests of what Prometheus scrapes.
@NullMarked
package dev.darkroom.status.metrics;

import org.jspecify.annotations.NullMarked;
