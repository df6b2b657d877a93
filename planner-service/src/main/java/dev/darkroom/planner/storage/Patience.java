package dev.darkroom.planner.storage;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Further attempts at what S3 could not do just now, with pauses that grow: for work of hours that
/// one slow minute must not undo.
public final class Patience {
    private static final int ATTEMPTS = 7;
    private static final int FIRST_MILLIS = 100;

    private Patience() {}

    /// @throws StorageFailure of the last attempt
    public static <T> T attempt(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (StorageFailure e) {
                if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            long longest = (long) FIRST_MILLIS << attempt;
            long millis = ThreadLocalRandom.current().nextLong(longest / 2, longest);
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }
}
