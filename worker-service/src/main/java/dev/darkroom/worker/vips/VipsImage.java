package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

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

    /// Attaches bytes to the header of an image that no other has a part in yet.
    void setBlob(String field, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            functions.runWithThreePointersLong(
                    "vips_image_set_blob_copy",
                    address,
                    arena.allocateFrom(field),
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes),
                    bytes.length);
        }
    }

    /// Bytes of one band of a pixel: 1 for 8 bits, 2 for 16, 4 and more for others.
    public int sampleBytes() {
        // VipsBandFormat: uchar, char, ushort, short, and then numbers of 32 bits and more.
        int format = functions.intOfPointer("vips_image_get_format", address);
        return switch (format) {
            case 0, 1 -> 1;
            case 2, 3 -> 2;
            default -> format > 6 ? 8 : 4;
        };
    }

    /// A copy with all its pixels computed, in memory.
    public VipsImage inMemory() throws VipsException {
        return new VipsImage(
                vips,
                functions,
                vips.pointer(functions.pointerOfPointer("vips_image_copy_memory", address)));
    }
}
