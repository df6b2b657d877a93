package dev.darkroom.acceptance.bench.planner;

import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import dev.darkroom.planner.storage.Page;
import dev.darkroom.planner.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A control bucket that takes everything, and keeps the indexes of plans alone: the manifests are
/// what is large.
final class DiscardedObjects implements ControlObjects {
    private static final String MANIFESTS = ".zst";

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<StoredObject> read(String key) {
        return Optional.ofNullable(kept.get(key)).map(object -> new StoredObject(object, "etag"));
    }

    @Override
    public InputStream open(String key) {
        return new ByteArrayInputStream(read(key).orElseThrow().bytes());
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
        if (!key.endsWith(MANIFESTS)) {
            kept.put(key, object);
        }
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
