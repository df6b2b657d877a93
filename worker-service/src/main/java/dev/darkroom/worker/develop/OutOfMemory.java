package dev.darkroom.worker.develop;

/// The imager has reached its limit of memory and is of no more use.
final class OutOfMemory extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfMemory(String message) {
        super(message);
    }
}
