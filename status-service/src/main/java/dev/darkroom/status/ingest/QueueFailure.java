package dev.darkroom.status.ingest;

/// The event queue did not do what it was asked to.
final class QueueFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
