/// What every edge of the worker has in common: how it fails.
@NullMarked
package dev.darkroom.worker.edge;

import org.jspecify.annotations.NullMarked;
