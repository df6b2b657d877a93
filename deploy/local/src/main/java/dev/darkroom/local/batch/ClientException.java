package dev.darkroom.local.batch;

/// Batch's answer to a request that it refuses: 400, `ClientException`.
final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientException(String message) {
        super(message);
    }
}
