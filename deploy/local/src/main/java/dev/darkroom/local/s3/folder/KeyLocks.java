package dev.darkroom.local.s3.folder;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/// A read-write lock for every key, shared by keys whose hashes meet.
///
/// It makes a condition and its write one step, and a reader see an object's bytes and its metadata
/// of the same write.
final class KeyLocks {
    private static final int STRIPES = 1024;

    private final ReadWriteLock[] stripes =
            IntStream.range(0, STRIPES)
                    .mapToObj(_ -> new ReentrantReadWriteLock())
                    .toArray(ReadWriteLock[]::new);

    Held reading(String key) {
        return hold(stripe(key).readLock());
    }

    Held writing(String key) {
        return hold(stripe(key).writeLock());
    }

    private ReadWriteLock stripe(String key) {
        int hash = key.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    private static Held hold(Lock lock) {
        lock.lock();
        return lock::unlock;
    }

    /// A lock that is held until it is closed.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
