package dev.darkroom.worker.vips;

import java.lang.foreign.MemorySegment;

/// Bytes for libvips to read.
public final class VipsSource extends GObject {
    VipsSource(NativeFunctions functions, MemorySegment address) {
        super(functions, address);
    }
}
