/// Taking events from the event queue into the store: read, committed, then deleted.
@NullMarked
package dev.darkroom.status.ingest;

import org.jspecify.annotations.NullMarked;
