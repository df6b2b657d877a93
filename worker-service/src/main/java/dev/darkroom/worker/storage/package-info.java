/// Where a worker's bytes come from and go to: the source objects, the renditions and the control
/// bucket.
@NullMarked
package dev.darkroom.worker.storage;

import org.jspecify.annotations.NullMarked;
