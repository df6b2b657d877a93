package dev.darkroom.worker.imager;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Whoever kills processes that outlast their time; a hung or stopped one too.
final class Watchdog implements AutoCloseable {
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("imager-watchdog").factory());

    /// Kills a process after so long, unless the watch is closed before.
    Watch watch(Process process, Duration limit) {
        var bitten = new AtomicBoolean();
        Future<?> bite =
                timer.schedule(
                        () -> {
                            bitten.set(true);
                            process.destroyForcibly();
                        },
                        limit.toNanos(),
                        TimeUnit.NANOSECONDS);
        return new Watch(bite, bitten);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// One process being watched.
    record Watch(Future<?> bite, AtomicBoolean bitten) implements AutoCloseable {
        boolean hasBitten() {
            return bitten.get();
        }

        @Override
        public void close() {
            bite.cancel(false);
        }
    }
}
