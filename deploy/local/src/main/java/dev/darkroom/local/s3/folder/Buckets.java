package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/// All buckets of a server: the ordinary ones, which are folders of its data folder, and the mapped
/// ones.
public final class Buckets implements AutoCloseable {
    private final Path data;
    private final ConcurrentSkipListMap<String, Bucket> byName = new ConcurrentSkipListMap<>();

    private Buckets(Path data) {
        this.data = data;
    }

    /// Opens the buckets that the data folder has, creates the named ones that it has not, and adds
    /// the mapped ones.
    public static Buckets open(Path data, List<BucketName> ordinary, List<BucketFolder> mapped)
            throws IOException {
        Buckets buckets = new Buckets(data);
        Files.createDirectories(buckets.folders());
        try (Stream<Path> folders = Files.list(buckets.folders())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                buckets.add(new BucketName(folder.getFileName().toString()));
            }
        }
        for (BucketName name : ordinary) {
            if (!buckets.byName.containsKey(name.value())) buckets.add(name);
        }
        for (BucketFolder folder : mapped) buckets.add(folder);
        return buckets;
    }

    /// The folder that a bucket's objects are files in.
    public Path folder(String name) {
        return get(name).files().root();
    }

    Bucket get(String name) {
        Bucket bucket = byName.get(name);
        if (bucket == null) throw S3Exceptions.noSuchBucket(name, "no bucket has this name");
        return bucket;
    }

    List<Bucket> all() {
        return List.copyOf(byName.values());
    }

    synchronized void create(String name) throws IOException {
        if (byName.containsKey(name)) throw S3Exceptions.bucketAlreadyOwnedByYou(name);
        add(new BucketName(name));
    }

    synchronized void delete(String name) throws IOException {
        Bucket bucket = get(name);
        if (!bucket.files().root().startsWith(folders())) {
            throw S3Exceptions.invalidRequest(
                    "Bucket %s is the folder %s, which is not the server's to delete"
                            .formatted(name, bucket.files().root()));
        }
        try (Stream<Path> files = Files.list(bucket.files().root())) {
            if (files.findAny().isPresent()) throw S3Exceptions.bucketNotEmpty(name);
        }
        byName.remove(name);
        bucket.close();
        Files.delete(bucket.files().root());
    }

    @Override
    public void close() throws IOException {
        for (Bucket bucket : byName.values()) bucket.close();
    }

    Path uploads(BucketName name) {
        return data.resolve("uploads").resolve(name.value());
    }

    private Path folders() {
        return data.resolve("buckets");
    }

    private void add(BucketName name) throws IOException {
        Path folder = folders().resolve(name.value());
        Files.createDirectories(folder);
        byName.put(name.value(), writable(name, folder));
    }

    private void add(BucketFolder mapped) throws IOException {
        BucketName name = mapped.name();
        if (byName.containsKey(name.value())) {
            throw new IllegalArgumentException(
                    "bucket %s is both mapped to %s and ordinary".formatted(name, mapped.folder()));
        }
        Bucket bucket =
                switch (mapped.access()) {
                    case READ_ONLY -> new ReadOnlyBucket(name, new FileKeys(existing(mapped)));
                    case READ_WRITE -> writable(name, Files.createDirectories(mapped.folder()));
                };
        byName.put(name.value(), bucket);
    }

    private static Path existing(BucketFolder mapped) {
        if (!Files.isDirectory(mapped.folder())) {
            throw new IllegalArgumentException(
                    "bucket %s: %s is no folder".formatted(mapped.name(), mapped.folder()));
        }
        return mapped.folder();
    }

    private WritableBucket writable(BucketName name, Path folder) throws IOException {
        Staging staging = Staging.of(folder, data.resolve("unfinished").resolve(name.value()));
        Sidecars sidecars = new Sidecars(data.resolve("metadata").resolve(name.value()));
        return new WritableBucket(name, new FileKeys(folder), staging, sidecars);
    }
}
