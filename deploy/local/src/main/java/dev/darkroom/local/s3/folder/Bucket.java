package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/// A bucket of objects that are files.
sealed interface Bucket extends AutoCloseable permits ReadOnlyBucket, WritableBucket {
    BucketName name();

    FileKeys files();

    Optional<StoredObject> find(String key) throws IOException;

    /// The object and its bytes, both of one write.
    Optional<OpenObject> open(String key) throws IOException;

    StoredObject put(NewObject object, Content content, Condition condition) throws IOException;

    void delete(String key, Condition condition) throws IOException;

    ListObjectsV2Response list(ListObjectsV2Request request) throws IOException;

    @Override
    void close() throws IOException;
}
