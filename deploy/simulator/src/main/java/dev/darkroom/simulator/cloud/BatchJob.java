package dev.darkroom.simulator.cloud;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A job of AWS Batch: an array of children.
public final class BatchJob {
    private final String id;
    private final String name;
    private final int size;
    private final Instant shownFrom;
    private final Map<Integer, ChildProcess> running = new HashMap<>();
    private int ended;
    private int failed;
    private boolean denied;
    private boolean terminated;

    BatchJob(String id, String name, int size, Instant shownFrom) {
        this.id = id;
        this.name = name;
        this.size = size;
        this.shownFrom = shownFrom;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    /// Children from SUBMITTED to RUNNING.
    public int active() {
        return size - ended;
    }

    /// Children that have a machine.
    public int running() {
        return running.size();
    }

    public int failed() {
        return failed;
    }

    /// Whether the first child that failed said that access was denied to it.
    public boolean isDenied() {
        return denied;
    }

    public boolean isEnded() {
        return ended == size;
    }

    boolean isShown(Instant now) {
        return !now.isBefore(shownFrom);
    }

    boolean isTerminated() {
        return terminated;
    }

    void terminate() {
        terminated = true;
        running.values().forEach(ChildProcess::terminate);
    }

    void killAll() {
        Map.copyOf(running).values().forEach(ChildProcess::kill);
    }

    void started(Child child, ChildProcess process) {
        running.put(child.index(), process);
    }

    void stopped(Child child) {
        running.remove(child.index());
    }

    void childSucceeded() {
        ended++;
    }

    void childFailed(int exitCode) {
        ended++;
        denied |= failed == 0 && exitCode == Batch.DENIED;
        failed++;
    }
}
