/// The system's libheif, bound through the foreign function API: it reads HEIC, for which the build
/// of libvips has no decoder. It belongs into an imager, never into the worker.
@NullMarked
package dev.darkroom.worker.heif;

import org.jspecify.annotations.NullMarked;
