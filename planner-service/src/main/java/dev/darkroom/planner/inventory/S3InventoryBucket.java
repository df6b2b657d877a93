package dev.darkroom.planner.inventory;

import dev.darkroom.planner.storage.StorageFailure;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Inventories in S3.
@Singleton
public final class S3InventoryBucket implements InventoryBucket {
    private static final int MOVED_PERMANENTLY = 301;

    private final S3Client s3;

    public S3InventoryBucket(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public InputStream open(String bucket, String key) {
        return attempt(bucket, key, () -> s3.getObject(get -> get.bucket(bucket).key(key)));
    }

    @Override
    public Optional<StoredObject> read(String bucket, String key) {
        return attempt(
                bucket,
                key,
                () -> {
                    try {
                        var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
                        String etag = object.response().eTag().replace("\"", "");
                        return Optional.of(new StoredObject(object.asByteArrayUnsafe(), etag));
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public List<String> folders(String bucket, String prefix) {
        return attempt(
                bucket,
                prefix,
                () ->
                        s3
                                .listObjectsV2Paginator(
                                        list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                                .commonPrefixes()
                                .stream()
                                .map(folder -> folder.prefix())
                                .map(path -> path.substring(prefix.length(), path.length() - 1))
                                .toList());
    }

    private static <T> T attempt(String bucket, String key, Supplier<T> request) {
        try {
            return request.get();
        } catch (S3Exception e) {
            throw refusal(bucket, key, e)
                    .<RuntimeException>map(reason -> new InventoryUnusable(reason, e))
                    .orElseGet(() -> failure(bucket, key, e));
        } catch (SdkException e) {
            throw failure(bucket, key, e);
        }
    }

    private static StorageFailure failure(String bucket, String key, SdkException e) {
        return new StorageFailure("Reading the inventory s3://%s/%s".formatted(bucket, key), e);
    }

    /// What will be answered likewise for ever, in words; empty if it is worth another try.
    private static Optional<String> refusal(String bucket, String key, S3Exception e) {
        String code =
                e.statusCode() == MOVED_PERMANENTLY
                        ? "PermanentRedirect"
                        : Optional.ofNullable(e.awsErrorDetails())
                                .map(AwsErrorDetails::errorCode)
                                .orElse("");
        return switch (code) {
            case "NoSuchBucket" ->
                    Optional.of("the inventory's bucket %s does not exist".formatted(bucket));
            case "NoSuchKey" ->
                    Optional.of(
                            "the inventory's file s3://%s/%s does not exist (a lifecycle rule may have removed it: take a newer delivery)"
                                    .formatted(bucket, key));
            case "InvalidBucketName" ->
                    Optional.of("S3 does not take '%s' as the name of a bucket".formatted(bucket));
            case "AccessDenied" ->
                    Optional.of(
                            "planner may not read s3://%s/%s: access denied (its role needs s3:GetObject and s3:ListBucket there, and kms:Decrypt if the inventory is encrypted by a key of yours)"
                                    .formatted(bucket, key));
            case "InvalidObjectState" ->
                    Optional.of(
                            "the inventory's file s3://%s/%s is in a cold storage class (restore it, or take a newer delivery)"
                                    .formatted(bucket, key));
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                    Optional.of("the inventory's bucket %s is in another region".formatted(bucket));
            case String _ -> Optional.empty();
        };
    }
}
