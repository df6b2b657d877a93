package dev.darkroom.simulator.worker;

/// Whoever watches workers take messages, to hold them to their limits.
public interface FleetWatch {
    void tookMessage(WorkerProcess worker);

    /// The worker is through with its message, or has ended.
    void idle(WorkerProcess worker);
}
