package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the header of an image says beside its sizes: EXIF, profile, delays. They are changed only
/// in an image that nobody else has.
public final class VipsFields {
    /// The colour profile.
    public static final String PROFILE = "icc-profile-data";

    /// XMP, as it stands in the file.
    public static final String XMP = "xmp-data";

    /// The height of one frame.
    public static final String FRAME_HEIGHT = "page-height";

    /// G_TYPE_INT; a fundamental type's number is part of GLib's ABI.
    private static final long TYPE_INT = 6L << 2;

    private final NativeFunctions functions;
    private final MemorySegment image;

    VipsFields(NativeFunctions functions, MemorySegment image) {
        this.functions = functions;
        this.image = image;
    }

    /// Whether there is one of that name.
    public boolean has(String field) {
        try (Arena arena = Arena.ofConfined()) {
            return functions.longOfTwoPointers(
                            "vips_image_get_typeof", image, arena.allocateFrom(field))
                    != 0;
        }
    }

    /// All their names.
    @SuppressWarnings("restricted")
    public List<String> names() {
        MemorySegment list =
                functions
                        .pointerOfPointer("vips_image_get_fields", image)
                        .reinterpret(Long.MAX_VALUE);
        var names = new ArrayList<String>();
        for (long at = 0; ; at++) {
            MemorySegment name = list.getAtIndex(ValueLayout.ADDRESS, at);
            if (name.equals(MemorySegment.NULL)) {
                functions.runWithPointer("g_strfreev", list);
                return names;
            }
            names.add(name.reinterpret(Long.MAX_VALUE).getString(0));
        }
    }

    /// The bytes of a field that has bytes.
    @SuppressWarnings("restricted")
    public Optional<byte[]> bytes(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
            int refused =
                    functions.intOfFourPointers(
                            "vips_image_get_blob", image, arena.allocateFrom(field), data, length);
            if (refused != 0) {
                return Optional.empty();
            }
            return Optional.of(
                    data.get(ValueLayout.ADDRESS, 0)
                            .reinterpret(length.get(ValueLayout.JAVA_LONG, 0))
                            .toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /// Sets a number.
    public void set(String field, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment holder = arena.allocate(GObject.VALUE_SIZE, Long.BYTES);
            functions.pointerOfPointerLong("g_value_init", holder, TYPE_INT);
            functions.runWithPointerInt("g_value_set_int", holder, value);
            functions.runWithThreePointers(
                    "vips_image_set", image, arena.allocateFrom(field), holder);
            functions.runWithPointer("g_value_unset", holder);
        }
    }

    /// Sets bytes.
    public void set(String field, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            functions.runWithThreePointersLong(
                    "vips_image_set_blob_copy",
                    image,
                    arena.allocateFrom(field),
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes),
                    bytes.length);
        }
    }

    /// Takes a field away.
    public void remove(String field) {
        try (Arena arena = Arena.ofConfined()) {
            var _ =
                    functions.intOfTwoPointers(
                            "vips_image_remove", image, arena.allocateFrom(field));
        }
    }
}
