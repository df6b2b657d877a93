package dev.darkroom.acceptance.bench.planner;

import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import dev.darkroom.planner.storage.Page;
import dev.darkroom.planner.storage.StoredObject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A control bucket that takes everything and keeps nothing but its length.
final class DiscardedObjects implements ControlObjects {
    private final AtomicLong bytes = new AtomicLong();

    /// How much has been written.
    long bytes() {
        return bytes.get();
    }

    @Override
    public Optional<StoredObject> read(String key) {
        return Optional.empty();
    }

    @Override
    public InputStream open(String key) {
        return InputStream.nullInputStream();
    }

    @Override
    public byte[] range(String key, String etag, long offset, long length) {
        return new byte[0];
    }

    @Override
    public Map<String, String> metadata(String key) {
        return Map.of();
    }

    @Override
    public String put(String key, byte[] object) {
        bytes.addAndGet(object.length);
        return "etag";
    }

    @Override
    public Optional<String> create(String key, byte[] object, Map<String, String> metadata) {
        return Optional.of(put(key, object));
    }

    @Override
    public Optional<String> replace(String key, byte[] object, String etag) {
        return Optional.of(put(key, object));
    }

    @Override
    public void delete(String key) {
        // Nothing is there.
    }

    @Override
    public Page<ListedObject> list(String prefix, Optional<String> after) {
        return new Page<>(List.of(), false);
    }

    @Override
    public Page<String> folders(String prefix, Optional<String> after, int limit) {
        return new Page<>(List.of(), false);
    }
}
