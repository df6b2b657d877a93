package dev.darkroom.planner.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A control bucket in memory, for tests.
public final class InMemoryControlObjects implements ControlObjects {
    private final TreeMap<String, Held> objects = new TreeMap<>();
    private int writes;
    private int reads;
    private int longestPage = PAGE;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(byte[] bytes, String etag, Map<String, String> metadata) {}

    @Override
    public synchronized Optional<StoredObject> read(String key) {
        reads++;
        return Optional.ofNullable(objects.get(key))
                .map(held -> new StoredObject(held.bytes, held.etag));
    }

    @Override
    public synchronized InputStream open(String key) {
        return new ByteArrayInputStream(existing(key).bytes);
    }

    @Override
    public synchronized byte[] range(String key, String etag, long offset, long length) {
        Held held = existing(key);
        if (!held.etag.equals(etag)) {
            throw new StorageFailure("Reading " + key, new IllegalStateException(held.etag));
        }
        return Arrays.copyOfRange(held.bytes, (int) offset, (int) (offset + length));
    }

    @Override
    public synchronized Map<String, String> metadata(String key) {
        return existing(key).metadata;
    }

    @Override
    public synchronized String put(String key, byte[] bytes) {
        return write(key, bytes, Map.of());
    }

    @Override
    public synchronized Optional<String> create(
            String key, byte[] bytes, Map<String, String> metadata) {
        return objects.containsKey(key)
                ? Optional.empty()
                : Optional.of(write(key, bytes, metadata));
    }

    @Override
    public synchronized Optional<String> replace(String key, byte[] bytes, String etag) {
        return existing(key).etag.equals(etag)
                ? Optional.of(write(key, bytes, Map.of()))
                : Optional.empty();
    }

    @Override
    public synchronized void delete(String key) {
        objects.remove(key);
    }

    @Override
    public synchronized Page<ListedObject> list(String prefix, Optional<String> after) {
        return page(
                objects.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .filter(entry ->
                                after.isEmpty() || entry.getKey().compareTo(after.get()) > 0)
                        .map(entry ->
                                new ListedObject(
                                        entry.getKey(),
                                        entry.getValue().etag,
                                        entry.getValue().bytes.length)),
                PAGE);
    }

    @Override
    public synchronized Page<String> folders(String prefix, Optional<String> after, int limit) {
        return page(
                objects.keySet().stream()
                        .filter(key -> key.startsWith(prefix))
                        .filter(key -> key.indexOf('/', prefix.length()) > 0)
                        .map(key ->
                                key.substring(
                                        prefix.length(), key.indexOf('/', prefix.length()) + 1))
                        .distinct()
                        .filter(folder ->
                                after.isEmpty() || folder.compareTo(after.get() + '/') > 0)
                        .map(folder -> folder.substring(0, folder.length() - 1)),
                limit);
    }

    /// Counts whole objects read, from now on.
    public synchronized void countReads() {
        reads = 0;
    }

    public synchronized int reads() {
        return reads;
    }

    /// Returns fewer items than are asked for, as S3 may.
    public synchronized void shortPages(int size) {
        longestPage = size;
    }

    private <T> Page<T> page(Stream<T> items, int limit) {
        int size = Math.min(limit, longestPage);
        List<T> found = items.limit(size + 1L).toList();
        boolean more = found.size() > size;
        return new Page<>(more ? found.subList(0, size) : found, more);
    }

    private String write(String key, byte[] bytes, Map<String, String> metadata) {
        String etag = "%08x".formatted(++writes);
        objects.put(key, new Held(bytes.clone(), etag, Map.copyOf(metadata)));
        return etag;
    }

    private Held existing(String key) {
        return Optional.ofNullable(objects.get(key))
                .orElseThrow(() ->
                        new StorageFailure("Reading " + key, new IllegalStateException("404")));
    }
}
