package dev.darkroom.worker.vips;

/// libvips refused or failed; the message is libvips' own error text.
public final class VipsException extends Exception {
    private static final long serialVersionUID = 1L;

    VipsException(String text) {
        super(text.isBlank() ? "libvips gives no reason" : text);
    }
}
