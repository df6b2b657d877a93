package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.planner.storage.StorageFailure;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Objects of raw buckets in S3.
@Singleton
final class S3SourceObjects implements SourceObjects {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /// The version is a delete marker.
    private static final int METHOD_NOT_ALLOWED = 405;

    private final S3Client s3;

    S3SourceObjects(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Optional<Head> head(String bucket, String key, Optional<String> versionId) {
        String what = "the metadata of s3://%s/%s".formatted(bucket, key);
        try {
            HeadObjectResponse answer =
                    s3.headObject(
                            head -> head.bucket(bucket).key(key).versionId(versionId.orElse(null)));
            return Optional.of(head(key, versionId, answer));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == METHOD_NOT_ALLOWED) {
                return Optional.empty();
            }
            if (e.statusCode() == BAD_REQUEST && versionId.isPresent()) {
                throw new SourceUnusable(
                        "S3 does not take '%s' as a version id of s3://%s/%s"
                                .formatted(versionId.get(), bucket, key));
            }
            throw failure(
                    e,
                    bucket,
                    what,
                    "s3:GetObject and s3:ListBucket, for versions s3:GetObjectVersion, and kms:Decrypt if it is encrypted by a key of yours");
        } catch (SdkException e) {
            throw new StorageFailure("Reading " + what, e);
        }
    }

    private static Head head(String key, Optional<String> versionId, HeadObjectResponse answer) {
        var object =
                new CataloguedObject(
                        key,
                        versionId,
                        answer.contentLength(),
                        answer.eTag().replace("\"", ""),
                        answer.lastModified().toEpochMilli(),
                        Optional.ofNullable(answer.storageClassAsString())
                                .orElse(CataloguedObject.STANDARD));
        boolean restored =
                Optional.ofNullable(answer.restore())
                        .filter(state -> state.contains("ongoing-request=\"false\""))
                        .isPresent();
        boolean archived = object.archived() || answer.archiveStatusAsString() != null;
        return new Head(object, archived && !restored);
    }

    @Override
    public OpenFile open(ObjectLocation file) {
        String what = "the list s3://%s/%s".formatted(file.bucket(), file.key());
        try {
            var bytes = s3.getObject(get -> get.bucket(file.bucket()).key(file.key()));
            return new OpenFile(bytes, bytes.response().eTag().replace("\"", ""));
        } catch (NoSuchKeyException _) {
            throw new SourceUnusable(what + " does not exist");
        } catch (S3Exception e) {
            throw failure(e, file.bucket(), what, "s3:GetObject and s3:ListBucket");
        } catch (SdkException e) {
            throw new StorageFailure("Reading " + what, e);
        }
    }

    private static RuntimeException failure(
            S3Exception e, String bucket, String what, String permission) {
        return S3Refusals.of(e, bucket, "read " + what, permission)
                .<RuntimeException>map(SourceUnusable::new)
                .orElseGet(() -> new StorageFailure("Reading " + what, e));
    }
}
