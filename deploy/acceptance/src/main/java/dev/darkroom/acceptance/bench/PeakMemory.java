package dev.darkroom.acceptance.bench;

import java.util.concurrent.locks.LockSupport;

/// The most memory that the processes of a tree held together, looked at now and then.
final class PeakMemory implements AutoCloseable {
    private static final long LOOK_NANOS = 100_000_000;

    private final ProcessTree processes;
    private final Thread watcher;
    private volatile long peak;
    private volatile boolean closed;

    private PeakMemory(ProcessTree processes) {
        this.processes = processes;
        watcher = Thread.ofPlatform().daemon().name("peak-memory").unstarted(this::watch);
    }

    static PeakMemory watch(ProcessTree processes) {
        var memory = new PeakMemory(processes);
        memory.watcher.start();
        return memory;
    }

    private void watch() {
        while (!closed) {
            peak = Math.max(peak, processes.now().residentBytes());
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// In bytes, so far.
    long peak() {
        return peak;
    }

    @Override
    public void close() {
        closed = true;
    }
}
