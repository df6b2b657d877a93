package dev.darkroom.simulator.cloud;

/// The container of a child: what AWS Batch may do to it.
public interface ChildProcess {

    /// SIGTERM.
    void terminate();

    /// SIGKILL; nothing if it has exited.
    void kill();
}
