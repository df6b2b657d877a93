package dev.darkroom.worker.job;

/// The worker's configuration is incomplete or wrong; the message names the key.
public final class IllegalConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    IllegalConfiguration(String message) {
        super(message);
    }
}
