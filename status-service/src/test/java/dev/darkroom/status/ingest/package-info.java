/// Tests of the ingest.
@NullMarked
package dev.darkroom.status.ingest;

import org.jspecify.annotations.NullMarked;
