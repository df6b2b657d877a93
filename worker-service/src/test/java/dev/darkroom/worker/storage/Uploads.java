package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Uploads under ever new keys, some at the same time, until they are told to finish.
final class Uploads implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Optional<Reason>> done = new ConcurrentHashMap<>();
    private volatile boolean finishing;

    /// @param upload to a key; answers why it failed, if it did
    Uploads(Function<String, Optional<Reason>> upload) {
        for (int i = 0; i < AT_ONCE; i++) {
            threads.execute(() -> {
                while (!finishing) {
                    String key = "k" + next.getAndIncrement();
                    done.put(key, upload.apply(key));
                }
            });
        }
    }

    /// Waits for those that are on their way, and gives what became of all.
    Map<String, Optional<Reason>> finish() {
        close();
        return done;
    }

    @Override
    public void close() {
        finishing = true;
        threads.close();
    }
}
