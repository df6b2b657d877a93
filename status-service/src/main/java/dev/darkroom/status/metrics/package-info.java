/// What Prometheus scrapes: the runs' totals, and how the ingest goes.
@NullMarked
package dev.darkroom.status.metrics;

import org.jspecify.annotations.NullMarked;
