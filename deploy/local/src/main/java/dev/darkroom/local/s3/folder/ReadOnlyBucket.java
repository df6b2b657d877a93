package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/// Somebody's folder, served as it is: entity tags come from size and modification time, and
/// nothing in it is written, copied or read before a client asks.
record ReadOnlyBucket(BucketName name, FileKeys files) implements Bucket {
    private static final int TRIES_TO_OPEN = 5;

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        Optional<Path> file = key.endsWith("/") ? Optional.empty() : files.file(key);
        if (file.isEmpty()) return Optional.empty();
        try {
            var attributes = Files.readAttributes(file.get(), BasicFileAttributes.class);
            if (!attributes.isRegularFile()) return Optional.empty();
            return Optional.of(object(key, file.get(), attributes));
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<OpenObject> open(String key) throws IOException {
        for (int tries = 1; ; tries++) {
            Optional<StoredObject> before = find(key);
            if (before.isEmpty()) return Optional.empty();
            OpenObject open = OpenObject.of(before.get());
            if (find(key).equals(before)) return Optional.of(open);
            open.close();
            if (tries == TRIES_TO_OPEN) {
                throw new IOException(before.get().file() + " changes all the time");
            }
        }
    }

    @Override
    public StoredObject put(NewObject object, Content content, Condition condition) {
        throw denied();
    }

    @Override
    public void delete(String key, Condition condition) {
        throw denied();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) throws IOException {
        return Listing.of(
                files,
                request,
                entry ->
                        entry.folder()
                                ? Optional.empty()
                                : Optional.of(
                                        object(entry.key(), entry.path(), entry.attributes())));
    }

    @Override
    public void close() {}

    S3ProxyException denied() {
        return new S3ProxyException(
                S3ErrorCode.ACCESS_DENIED,
                "Bucket %s is the folder %s, served read-only".formatted(name, files.root()));
    }

    private static StoredObject object(String key, Path file, BasicFileAttributes attributes) {
        return new StoredObject(file, Sidecar.absent(key, FileStamp.of(attributes)));
    }
}
