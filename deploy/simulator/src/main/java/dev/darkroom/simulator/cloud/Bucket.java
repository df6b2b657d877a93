package dev.darkroom.simulator.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An S3 bucket: strongly consistent, with conditional writes. Its objects are values, not bytes;
/// written again with an equal content, an object keeps its etag, as in S3.
public final class Bucket {
    private final boolean honoursIfNoneMatch;
    private final TreeMap<String, Stored<Object>> objects = new TreeMap<>();
    private final Map<String, Integer> writes = new HashMap<>();
    private int contents;

    /// @param honoursIfNoneMatch false for a store that overwrites what it was asked not to
    public Bucket(boolean honoursIfNoneMatch) {
        this.honoursIfNoneMatch = honoursIfNoneMatch;
    }

    public <T> Optional<Stored<T>> find(String key, Class<T> type) {
        return Optional.ofNullable(objects.get(key))
                .map(stored -> new Stored<>(type.cast(stored.content()), stored.etag()));
    }

    /// @throws Refusal if there is none
    public <T> Stored<T> get(String key, Class<T> type) {
        return find(key, type).orElseThrow(() -> new Refusal("NoSuchKey " + key));
    }

    /// @throws Refusal if there is none, or another
    public <T> T getIfMatch(String key, String etag, Class<T> type) {
        Stored<T> stored = get(key, type);
        if (!stored.etag().equals(etag)) {
            throw new Refusal("PreconditionFailed " + key);
        }
        return stored.content();
    }

    /// @return its etag
    public String put(String key, Object content) {
        writes.merge(key, 1, Integer::sum);
        Stored<Object> before = objects.get(key);
        if (before != null && before.content().equals(content)) {
            return before.etag();
        }
        String etag = "etag-" + ++contents;
        objects.put(key, new Stored<>(content, etag));
        return etag;
    }

    /// @return its etag; empty for 412: the object is another by now
    public Optional<String> putIfMatch(String key, Object content, String etag) {
        return Optional.ofNullable(objects.get(key))
                .filter(it -> it.etag().equals(etag))
                .map(_ -> put(key, content));
    }

    /// @return false for 412: there is one
    public boolean putIfNoneMatch(String key, Object content) {
        if (honoursIfNoneMatch && objects.containsKey(key)) {
            return false;
        }
        put(key, content);
        return true;
    }

    public List<String> keys(String prefix) {
        return List.copyOf(objects.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    }

    /// How often an object was written.
    public int writes(String key) {
        return writes.getOrDefault(key, 0);
    }
}
