package dev.darkroom.planner.parallel;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Items worked off by several threads, beside which the calling thread tells, twice a second, that
/// the work goes on. The first failure ends it, and is thrown as it is.
///
/// @param <T> an item
public final class ParallelWork<T> {
    private static final long TELL_EVERY_MILLIS = 500;

    private final Iterator<T> items;
    private final Consumer<T> work;
    private final AtomicReference<Optional<Throwable>> failure =
            new AtomicReference<>(Optional.empty());
    private final CountDownLatch running;

    private ParallelWork(int threads, Iterator<T> items, Consumer<T> work) {
        this.items = items;
        this.work = work;
        this.running = new CountDownLatch(threads);
    }

    /// For work that waits most of its time.
    public static <T> void waiting(
            int threads, Iterator<T> items, Consumer<T> work, Runnable stillWorking) {
        new ParallelWork<>(threads, items, work)
                .run(threads, Thread.ofVirtual().factory(), stillWorking);
    }

    /// For work that computes.
    ///
    /// @param name of the threads
    public static <T> void computing(
            String name, int threads, Iterator<T> items, Consumer<T> work, Runnable stillWorking) {
        new ParallelWork<>(threads, items, work)
                .run(threads, Thread.ofPlatform().daemon().name(name, 0).factory(), stillWorking);
    }

    private void run(int threads, ThreadFactory factory, Runnable stillWorking) {
        List<Thread> started =
                IntStream.range(0, threads)
                        .mapToObj(_ -> factory.newThread(this::workOff))
                        .toList();
        started.forEach(Thread::start);
        try {
            while (!running.await(TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                stillWorking.run();
            }
        } catch (InterruptedException e) {
            fail(new IllegalStateException("Interrupted while others were working", e));
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        }
        if (failure.get().isPresent()) {
            end(started);
        }
        failure.get().ifPresent(ParallelWork::raise);
    }

    private void workOff() {
        try {
            while (failure.get().isEmpty()) {
                Optional<T> item = next();
                if (item.isEmpty()) {
                    return;
                }
                work.accept(item.get());
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            running.countDown();
        }
    }

    private Optional<T> next() {
        synchronized (items) {
            return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
        }
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(Optional.empty(), Optional.of(cause));
    }

    /// Nobody who is still writing is left behind, unless this thread is to stop, too.
    private void end(List<Thread> started) {
        started.forEach(Thread::interrupt);
        try {
            running.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void raise(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("Working in parallel", e);
        }
    }
}
