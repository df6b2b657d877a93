package dev.darkroom.planner.storage;

/// The control bucket could not do what was asked of it. Its callers try again.
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
