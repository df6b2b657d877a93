package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.StorageFailure;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Raw buckets in memory, for tests; pages of 100 objects.
public final class InMemorySources implements SourceListing, SourceObjects {
    private static final int PAGE = 100;

    private final Map<String, NavigableMap<String, CataloguedObject>> buckets =
            new ConcurrentHashMap<>();
    private final Map<ObjectLocation, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger heads = new AtomicInteger();
    private volatile Runnable atEachPage = () -> {};

    /// Makes the bucket anew.
    public void bucket(String name, List<SourceObject> objects) {
        buckets.put(name, new ConcurrentSkipListMap<>(KeySpace.ORDER));
        objects.forEach(object ->
                put(
                        name,
                        new CataloguedObject(
                                object.key(),
                                object.versionId(),
                                object.size(),
                                object.etag(),
                                0,
                                CataloguedObject.STANDARD)));
    }

    void put(String bucket, CataloguedObject object) {
        buckets.get(bucket).put(object.key(), object);
    }

    public void remove(String bucket, String key) {
        buckets.get(bucket).remove(key);
    }

    public void file(ObjectLocation location, byte[] bytes) {
        files.put(location, bytes);
    }

    /// Lets so many of the next requests fail, as S3 does by a 503.
    public void failNext(int requests) {
        failures.set(requests);
    }

    void atEachPage(Runnable happens) {
        atEachPage = happens;
    }

    /// Writes an object anew.
    public void modified(String bucket, String key, Instant now) {
        CataloguedObject old = buckets.get(bucket).get(key);
        put(
                bucket,
                new CataloguedObject(
                        key,
                        old.versionId(),
                        old.size(),
                        old.etag() + "+",
                        now.toEpochMilli(),
                        old.storageClass()));
    }

    public int pages() {
        return pages.get();
    }

    public int heads() {
        return heads.get();
    }

    @Override
    public ListingPage page(BucketPrefix source, String after) {
        mayFail();
        pages.incrementAndGet();
        atEachPage.run();
        NavigableMap<String, CataloguedObject> bucket = buckets.get(source.bucket());
        if (bucket == null) {
            return new ListingPage.Refused(
                    "the source bucket %s does not exist".formatted(source.bucket()));
        }
        List<CataloguedObject> found =
                bucket.tailMap(after, false).values().stream()
                        .filter(object -> object.key().startsWith(source.prefix()))
                        .limit(PAGE + 1L)
                        .toList();
        boolean more = found.size() > PAGE;
        return new ListingPage.Listed(more ? found.subList(0, PAGE) : found, more);
    }

    @Override
    public Optional<Head> head(String bucket, String key, Optional<String> versionId) {
        mayFail();
        heads.incrementAndGet();
        return Optional.ofNullable(buckets.get(bucket).get(key))
                .map(object -> new Head(object, object.archived()));
    }

    @Override
    public OpenFile open(ObjectLocation file) {
        mayFail();
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new SourceUnusable("%s does not exist".formatted(file));
        }
        return new OpenFile(new ByteArrayInputStream(bytes), "etag-" + bytes.length);
    }

    private void mayFail() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StorageFailure("Asking a source", new IllegalStateException("503"));
        }
    }
}
