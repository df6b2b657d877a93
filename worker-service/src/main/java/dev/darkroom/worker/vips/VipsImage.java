package dev.darkroom.worker.vips;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// An image of libvips: a header, and pixels that are computed when they are asked for.
public final class VipsImage extends GObject {
    /// VIPS_FORMAT_UCHAR
    private static final int UCHAR = 0;

    private final Vips vips;

    VipsImage(Vips vips, NativeFunctions functions, MemorySegment address) {
        super(functions, address);
        this.vips = vips;
    }

    public int width() {
        return functions.intOfPointer("vips_image_get_width", address);
    }

    /// Of all frames together, which stand one below the other.
    public int height() {
        return functions.intOfPointer("vips_image_get_height", address);
    }

    /// The height of one frame.
    public int frameHeight() {
        return functions.intOfPointer("vips_image_get_page_height", address);
    }

    /// How many frames or pages the file has, whether they are in this image or not.
    public int frames() {
        return functions.intOfPointer("vips_image_get_n_pages", address);
    }

    public int bands() {
        return functions.intOfPointer("vips_image_get_bands", address);
    }

    /// Whether each value is one byte.
    public boolean hasBytes() {
        return functions.intOfPointer("vips_image_get_format", address) == UCHAR;
    }

    /// What its bands mean.
    public ColourSpace colourSpace() {
        return ColourSpace.of(functions.intOfPointer("vips_image_get_interpretation", address));
    }

    /// EXIF's orientation, 1 to 8; 1 where there is none.
    public int orientation() {
        return functions.intOfPointer("vips_image_get_orientation", address);
    }

    public boolean hasAlpha() {
        return functions.intOfPointer("vips_image_hasalpha", address) != 0;
    }

    /// What its header says beside its sizes.
    public VipsFields fields() {
        return new VipsFields(functions, address);
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

    /// The pixels of an image that is in memory, line by line, where each value is one byte.
    @SuppressWarnings("restricted")
    public byte[] pixels() throws VipsException {
        long size = (long) width() * height() * bands();
        MemorySegment data =
                vips.pointer(functions.pointerOfPointer("vips_image_get_data", address));
        return data.reinterpret(size).toArray(ValueLayout.JAVA_BYTE);
    }
}
