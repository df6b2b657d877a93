package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An image of libvips: a header, and pixels that are computed when they are asked for.
public final class VipsImage extends GObject {
    private final Vips vips;

    VipsImage(Vips vips, NativeFunctions functions, MemorySegment address) {
        super(functions, address);
        this.vips = vips;
    }

    public int width() {
        return functions.intOfPointer("vips_image_get_width", address);
    }

    public int height() {
        return functions.intOfPointer("vips_image_get_height", address);
    }

    public int bands() {
        return functions.intOfPointer("vips_image_get_bands", address);
    }

    /// EXIF's orientation, 1 to 8; 1 where there is none.
    public int orientation() {
        return functions.intOfPointer("vips_image_get_orientation", address);
    }

    public boolean hasAlpha() {
        return functions.intOfPointer("vips_image_hasalpha", address) != 0;
    }

    /// Whether the header has a field: `icc-profile-data`.
    public boolean has(String field) {
        try (Arena arena = Arena.ofConfined()) {
            return functions.longOfTwoPointers(
                            "vips_image_get_typeof", address, arena.allocateFrom(field))
                    != 0;
        }
    }

    /// A copy with all its pixels computed, in memory.
    public VipsImage inMemory() throws VipsException {
        return new VipsImage(
                vips,
                functions,
                vips.pointer(functions.pointerOfPointer("vips_image_copy_memory", address)));
    }
}
