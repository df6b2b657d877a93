package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Memory for libvips to write to.
public final class VipsTarget extends GObject {
    VipsTarget(NativeFunctions functions, MemorySegment address) {
        super(functions, address);
    }

    /// What a save has written.
    @SuppressWarnings("restricted")
    public byte[] bytes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment holder = holder(arena, functions.longOfNothing("vips_blob_get_type"));
            functions.runWithThreePointers(
                    "g_object_get_property", address, arena.allocateFrom("blob"), holder);
            MemorySegment blob = functions.pointerOfPointer("g_value_get_boxed", holder);
            MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment written = functions.pointerOfTwoPointers("vips_blob_get", blob, length);
            byte[] bytes =
                    written.reinterpret(length.get(ValueLayout.JAVA_LONG, 0))
                            .toArray(ValueLayout.JAVA_BYTE);
            functions.runWithPointer("g_value_unset", holder);
            return bytes;
        }
    }
}
