package dev.darkroom.worker.heif;

/// libheif refused or failed; the message is libheif's own error text.
public final class HeifException extends Exception {
    private static final long serialVersionUID = 1L;

    // heif_error_code and heif_suberror_code
    private static final int UNSUPPORTED_FILETYPE = 3;
    private static final int UNSUPPORTED_FEATURE = 4;
    private static final int MEMORY = 6;
    private static final int SECURITY_LIMIT = 1000;

    private final int code;
    private final int subcode;

    HeifException(int code, int subcode, String text) {
        super(text);
        this.code = code;
        this.subcode = subcode;
    }

    /// Whether the file may be fine, but holds what this libheif does not decode.
    public boolean isUnsupported() {
        return code == UNSUPPORTED_FILETYPE || code == UNSUPPORTED_FEATURE;
    }

    /// Whether memory ran out; libheif's own limits have the same code.
    public boolean isOutOfMemory() {
        return code == MEMORY && subcode != SECURITY_LIMIT;
    }
}
