package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// The objects half of S3Proxy's store: reads, writes and listings of the buckets' files.
///
/// S3Proxy checks signatures and checksums before this sees a byte; a body that fails its checksum
/// ends in an exception while it is read, so it never becomes an object.
public abstract class FolderBlobStore extends FolderBuckets {
    /// A store of these buckets.
    protected FolderBlobStore(Buckets buckets) {
        super(buckets);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return files(() -> bucket(request.bucket()).list(request));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        NewObject object =
                new NewObject(request.key(), ObjectHeaders.of(request), request.metadata());
        Condition condition = Condition.of(request.ifMatch(), request.ifNoneMatch());
        Content content = new Content(payload, Optional.ofNullable(request.contentMD5()));
        return files(() ->
                SdkResponses.putResponse(
                        bucket(request.bucket()).put(object, content, condition).etag()));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return files(() -> {
            String from = request.sourceKey();
            OpenObject source = open(request.sourceBucket(), from);
            Condition.of(request.copySourceIfMatch(), request.copySourceIfNoneMatch())
                    .checkRead(
                            source.object(),
                            request.copySourceIfModifiedSince(),
                            request.copySourceIfUnmodifiedSince());
            boolean replace = request.metadataDirective() == MetadataDirective.REPLACE;
            Sidecar old = source.object().sidecar();
            NewObject object =
                    new NewObject(
                            request.destinationKey(),
                            replace ? ObjectHeaders.of(request) : old.headers(),
                            replace ? request.metadata() : old.metadata());
            try (InputStream content = source.content(Optional.empty())) {
                StoredObject copy =
                        bucket(request.destinationBucket())
                                .put(object, Content.of(content), Condition.NONE);
                return SdkResponses.copyResponse(copy.etag(), copy.sidecar().stamp().modified());
            }
        });
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return files(() -> {
            StoredObject object =
                    bucket(request.bucket())
                            .find(request.key())
                            .orElseThrow(() -> absent(request.bucket(), request.key()));
            return SdkResponses.toHead(object.response(Optional.empty()));
        });
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return files(() -> {
            OpenObject open = open(request.bucket(), request.key());
            try {
                Condition.of(request.ifMatch(), request.ifNoneMatch())
                        .checkRead(
                                open.object(),
                                request.ifModifiedSince(),
                                request.ifUnmodifiedSince());
                Optional<ByteRange> range = ByteRange.of(request.range(), open.object().size());
                return SdkResponses.getResponse(open.object().response(range), open.content(range));
            } catch (IOException | RuntimeException e) {
                open.close();
                throw e;
            }
        });
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        Condition condition = Condition.of(request.ifMatch(), null);
        return files(() -> {
            bucket(request.bucket()).delete(request.key(), condition);
            return DeleteObjectResponse.builder().build();
        });
    }

    private OpenObject open(String bucket, String key) throws IOException {
        return bucket(bucket).open(key).orElseThrow(() -> absent(bucket, key));
    }

    private static RuntimeException absent(String bucket, String key) {
        return S3Exceptions.noSuchKey(bucket, key, "no such file");
    }
}
