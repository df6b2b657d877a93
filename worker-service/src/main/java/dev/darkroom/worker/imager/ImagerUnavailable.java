package dev.darkroom.worker.imager;

/// No imager can be started; the message says why and what to do.
public final class ImagerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ImagerUnavailable(String message) {
        super(message);
    }

    ImagerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
