package dev.darkroom.planner.inventory;

import dev.darkroom.planner.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Buckets with inventories in memory, for tests; an object's etag is its MD5.
public final class InMemoryInventoryBucket implements InventoryBucket {
    private final Map<String, ConcurrentSkipListMap<String, byte[]>> buckets =
            new ConcurrentHashMap<>();

    public void put(String bucket, String key, byte[] bytes) {
        buckets.computeIfAbsent(bucket, _ -> new ConcurrentSkipListMap<>()).put(key, bytes);
    }

    public void put(String bucket, String key, String text) {
        put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
    }

    public void remove(String bucket, String key) {
        objects(bucket).remove(key);
    }

    @Override
    public InputStream open(String bucket, String key) {
        return Optional.ofNullable(objects(bucket).get(key))
                .map(ByteArrayInputStream::new)
                .orElseThrow(() ->
                        new InventoryUnusable(
                                "the inventory's file s3://%s/%s does not exist"
                                        .formatted(bucket, key)));
    }

    @Override
    public Optional<StoredObject> read(String bucket, String key) {
        return Optional.ofNullable(objects(bucket).get(key))
                .map(bytes -> new StoredObject(bytes, Md5.hex(bytes)));
    }

    @Override
    public List<String> folders(String bucket, String prefix) {
        return objects(bucket).keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.indexOf('/', prefix.length()) > 0)
                .map(key -> key.substring(prefix.length(), key.indexOf('/', prefix.length())))
                .distinct()
                .toList();
    }

    private ConcurrentSkipListMap<String, byte[]> objects(String bucket) {
        return Optional.ofNullable(buckets.get(bucket))
                .orElseThrow(() ->
                        new InventoryUnusable(
                                "the inventory's bucket %s does not exist".formatted(bucket)));
    }
}
