package dev.darkroom.acceptance.bench;

import java.io.IOException;

/// A contender, with a look at how much of the machine is idle while it works.
final class WatchedMachine implements Contender {
    private final Contender contender;
    private double idlePercents;
    private int rounds;

    WatchedMachine(Contender contender) {
        this.contender = contender;
    }

    /// The mean of all rounds.
    double idlePercent() {
        return idlePercents / Math.max(1, rounds);
    }

    @Override
    public long develop() throws IOException, InterruptedException {
        Machine before = Machine.now();
        long bytes = contender.develop();
        idlePercents += Machine.now().idlePercentSince(before);
        rounds++;
        return bytes;
    }

    @Override
    public String name() {
        return contender.name();
    }

    @Override
    public String title() {
        return contender.title();
    }

    @Override
    public Requests requests() {
        return contender.requests();
    }

    @Override
    public ProcessTree processes() {
        return contender.processes();
    }

    @Override
    public void close() {
        contender.close();
    }
}
