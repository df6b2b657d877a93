package dev.darkroom.worker.heif;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// libheif's answer to nearly every call, `struct heif_error { int; int; const char *; }`.
final class HeifError {
    private static final int OK = 0;
    private static final int SUBCODE_AT = 4;
    private static final int MESSAGE_AT = 8;

    private HeifError() {}

    static void check(MemorySegment error) throws HeifException {
        int code = error.get(ValueLayout.JAVA_INT, 0);
        if (code != OK) {
            throw new HeifException(
                    code,
                    error.get(ValueLayout.JAVA_INT, SUBCODE_AT),
                    text(error.get(ValueLayout.ADDRESS, MESSAGE_AT)));
        }
    }

    @SuppressWarnings("restricted")
    static String text(MemorySegment address) {
        return address.reinterpret(Long.MAX_VALUE).getString(0).strip();
    }
}
