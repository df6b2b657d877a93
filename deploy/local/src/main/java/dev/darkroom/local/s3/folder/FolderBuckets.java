package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// The buckets half of S3Proxy's store: buckets, multipart uploads, and access lists, of which
/// there is only `private`.
abstract class FolderBuckets implements BlobStore {
    private static final long MINIMUM_PART_BYTES = 5L << 20;

    private final Buckets buckets;

    FolderBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public ListBucketsResponse list() {
        return files(() -> {
            var rows = new ArrayList<software.amazon.awssdk.services.s3.model.Bucket>();
            for (Bucket bucket : buckets.all()) {
                var modified = Files.getLastModifiedTime(bucket.files().root());
                rows.add(SdkResponses.bucket(bucket.name().value(), modified.toInstant()));
            }
            return ListBucketsResponse.builder().buckets(rows).build();
        });
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        var _ = buckets.get(request.bucket());
        return HeadBucketResponse.builder().build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        return files(() -> {
            buckets.create(request.bucket());
            return CreateBucketResponse.builder().build();
        });
    }

    @Override
    public void deleteBucket(String container) {
        var _ =
                files(() -> {
                    buckets.delete(container);
                    return container;
                });
    }

    @Override
    public BucketCannedACL getContainerAccess(String container) {
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String container, BucketCannedACL access) {
        if (access != BucketCannedACL.PRIVATE) throw new UnsupportedOperationException("ACLs");
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String name) {
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public void setBlobAccess(String container, String name, ObjectCannedACL access) {
        if (access != ObjectCannedACL.PRIVATE) throw new UnsupportedOperationException("ACLs");
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        NewObject object =
                new NewObject(request.key(), ObjectHeaders.of(request), request.metadata());
        return files(() -> new MultipartUpload(uploads(request.bucket()).create(object), request));
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload mpu, UploadPartRequest request, InputStream is) {
        Content content = new Content(is, Optional.ofNullable(request.contentMD5()));
        return files(() ->
                SdkResponses.uploadedPart(
                        uploads(mpu.containerName())
                                .receive(mpu.id(), request.partNumber(), content)));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload mpu, CompleteMultipartUploadRequest request) {
        List<Integer> numbers =
                request.multipartUpload().parts().stream().map(CompletedPart::partNumber).toList();
        Condition condition = Condition.of(request.ifMatch(), request.ifNoneMatch());
        return files(() ->
                SdkResponses.completeResponse(
                        uploads(mpu.containerName())
                                .complete(mpu.id(), numbers, condition)
                                .etag()));
    }

    @Override
    public void abortMultipartUpload(MultipartUpload mpu) {
        var _ =
                files(() -> {
                    uploads(mpu.containerName()).abort(mpu.id());
                    return mpu;
                });
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload mpu) {
        return files(() -> {
            List<Part> parts = new ArrayList<>();
            for (var part : uploads(mpu.containerName()).parts(mpu.id())) {
                FileStamp stamp = FileStamp.of(part.file());
                parts.add(
                        SdkResponses.part(
                                part.number(), stamp.size(), part.etag(), stamp.modified()));
            }
            return parts;
        });
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
            String container) {
        return files(() -> {
            MultipartUploads uploads = uploads(container);
            var rows = new ArrayList<software.amazon.awssdk.services.s3.model.MultipartUpload>();
            for (String id : uploads.ids()) {
                String key = uploads.object(id).key();
                rows.add(
                        software.amazon.awssdk.services.s3.model.MultipartUpload.builder()
                                .uploadId(id)
                                .key(key)
                                .build());
            }
            return rows;
        });
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return MINIMUM_PART_BYTES;
    }

    Bucket bucket(String name) {
        return buckets.get(name);
    }

    private MultipartUploads uploads(String name) {
        return switch (buckets.get(name)) {
            case WritableBucket bucket ->
                    new MultipartUploads(bucket, buckets.uploads(bucket.name()));
            case ReadOnlyBucket bucket -> throw bucket.denied();
        };
    }

    /// Something that reads or writes files.
    interface FileCall<T> {
        T call() throws IOException;
    }

    /// S3Proxy's store throws nothing checked; it looks for an S3 error among the causes.
    static <T> T files(FileCall<T> call) {
        try {
            return call.call();
        } catch (IOException e) {
            throw new UncheckedIOException("On a bucket's folder", e);
        }
    }
}
