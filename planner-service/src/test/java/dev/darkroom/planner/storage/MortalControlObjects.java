package dev.darkroom.planner.storage;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The control bucket as a planner sees it that is killed at one of its writes, for tests: from
/// then on nothing it does reaches the bucket.
public final class MortalControlObjects implements ControlObjects {
    private final ControlObjects control;
    private final boolean last;
    private int left;
    private boolean dead;

    /// @param writes that it survives
    /// @param last whether the write that it does not survive is done all the same
    public MortalControlObjects(ControlObjects control, int writes, boolean last) {
        this.control = control;
        this.left = writes;
        this.last = last;
    }

    /// What a killed planner's threads end by.
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public synchronized boolean isDead() {
        return dead;
    }

    @Override
    public Optional<StoredObject> read(String key) {
        return alive(() -> control.read(key));
    }

    @Override
    public InputStream open(String key) {
        return alive(() -> control.open(key));
    }

    @Override
    public byte[] range(String key, String etag, long offset, long length) {
        return alive(() -> control.range(key, etag, offset, length));
    }

    @Override
    public Map<String, String> metadata(String key) {
        return alive(() -> control.metadata(key));
    }

    @Override
    public Page<ListedObject> list(String prefix, Optional<String> after) {
        return alive(() -> control.list(prefix, after));
    }

    @Override
    public Page<String> folders(String prefix, Optional<String> after, int limit) {
        return alive(() -> control.folders(prefix, after, limit));
    }

    @Override
    public String put(String key, byte[] bytes) {
        return write(() -> control.put(key, bytes));
    }

    @Override
    public Optional<String> create(String key, byte[] bytes, Map<String, String> metadata) {
        return write(() -> control.create(key, bytes, metadata));
    }

    @Override
    public Optional<String> replace(String key, byte[] bytes, String etag) {
        return write(() -> control.replace(key, bytes, etag));
    }

    @Override
    public void delete(String key) {
        write(() -> {
            control.delete(key);
            return key;
        });
    }

    private synchronized <T> T alive(Supplier<T> request) {
        if (dead) {
            throw new Killed();
        }
        return request.get();
    }

    private synchronized <T> T write(Supplier<T> request) {
        if (!dead && left > 0) {
            left--;
            return request.get();
        }
        if (!dead && last) {
            var _ = request.get();
        }
        dead = true;
        throw new Killed();
    }
}
