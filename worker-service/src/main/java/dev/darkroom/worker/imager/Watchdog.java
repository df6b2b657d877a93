package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.TimeLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whoever kills processes that outlast their time: of wall time also one that hangs or is stopped,
/// of CPU time one that is busy, however slow the machine is.
final class Watchdog implements AutoCloseable {
    /// Between two looks at the CPU time of a process that is close to its limit.
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(50);

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("imager-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Kills a process after so long, unless the watch is closed before.
    Watch watch(Process process, Duration wall) {
        var watch = new Watch(process);
        watch.add(after(wall, () -> watch.bite(new Death.OutOfTime(wall, Death.Clock.WALL))));
        return watch;
    }

    /// Kills a process after so much wall time or CPU time, unless the watch is closed before.
    Watch watch(Process process, TimeLimits limits) {
        Watch watch = watch(process, limits.wall());
        look(watch, limits.cpu(), cpu(process).plus(limits.cpu()), limits.cpu());
        return watch;
    }

    /// Looks at the CPU time when it may be used up, which on one processor is not sooner.
    private void look(Watch watch, Duration limit, Duration end, Duration left) {
        watch.add(
                after(
                        left,
                        () -> {
                            Duration stillLeft = end.minus(cpu(watch.process));
                            if (!stillLeft.isPositive()) {
                                watch.bite(new Death.OutOfTime(limit, Death.Clock.CPU));
                            } else {
                                look(watch, limit, end, stillLeft);
                            }
                        }));
    }

    private Future<?> after(Duration time, Runnable action) {
        Duration delay = time.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : time;
        return timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// None of a process that has ended.
    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// One process being watched.
    static final class Watch implements AutoCloseable {
        private final Process process;
        private final AtomicReference<Death.@Nullable OutOfTime> bitten = new AtomicReference<>();
        private final Deque<Future<?>> planned = new ArrayDeque<>();
        private boolean closed;

        private Watch(Process process) {
            this.process = process;
        }

        private synchronized void add(Future<?> action) {
            if (closed) {
                action.cancel(false);
            }
            planned.add(action);
        }

        private void bite(Death.OutOfTime death) {
            bitten.compareAndSet(null, death);
            process.destroyForcibly();
        }

        /// Of what the process was killed, if it was.
        Optional<Death.OutOfTime> bite() {
            return Optional.ofNullable(bitten.get());
        }

        @Override
        public synchronized void close() {
            closed = true;
            planned.forEach(action -> action.cancel(false));
        }
    }
}
