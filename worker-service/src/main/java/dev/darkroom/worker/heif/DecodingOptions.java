package dev.darkroom.worker.heif;

import dev.darkroom.worker.vips.NativeFunctions;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// libheif's `struct heif_decoding_options`, of which only the beginning is known here; it says by
/// its version how much of that it has.
final class DecodingOptions implements AutoCloseable {
    private static final int VERSION_AT = 0;
    private static final int TO_8_BITS_AT = 40;
    private static final int STRICT_AT = 41;
    private static final int KNOWN_SIZE = 42;
    private static final int VERSION_WITH_8_BITS = 2;
    private static final int VERSION_WITH_STRICT = 3;

    private final NativeFunctions functions;
    private final MemorySegment address;

    @SuppressWarnings("restricted")
    DecodingOptions(NativeFunctions functions, boolean tolerant) {
        this.functions = functions;
        address = functions.pointer("heif_decoding_options_alloc").reinterpret(KNOWN_SIZE);
        int version = address.get(ValueLayout.JAVA_BYTE, VERSION_AT);
        if (version >= VERSION_WITH_8_BITS) {
            address.set(ValueLayout.JAVA_BYTE, TO_8_BITS_AT, (byte) 1);
        }
        if (version >= VERSION_WITH_STRICT) {
            address.set(ValueLayout.JAVA_BYTE, STRICT_AT, (byte) (tolerant ? 0 : 1));
        }
    }

    MemorySegment address() {
        return address;
    }

    @Override
    public void close() {
        functions.runWithPointer("heif_decoding_options_free", address);
    }
}
