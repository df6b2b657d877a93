package dev.darkroom.acceptance.bench;

/// Why a benchmark could not be run, in words for the person who asked.
final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailed(String message) {
        super(message);
    }

    BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
