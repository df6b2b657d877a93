/// libvips, bound through the foreign function API without its variadic functions: the only package
/// with native calls. It is not thread-safe and belongs into an imager, never into the worker.
@NullMarked
package dev.darkroom.worker.vips;

import org.jspecify.annotations.NullMarked;
