package dev.darkroom.simulator.cloud;

/// An answer of the cloud that would be the same the next time: no such key, no such queue, not in
/// flight.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message, null, false, false);
    }
}
