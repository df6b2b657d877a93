package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.planner.storage.StorageFailure;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Raw buckets in S3.
@Singleton
final class S3SourceListing implements SourceListing {
    private final S3Client s3;

    S3SourceListing(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public ListingPage page(BucketPrefix source, String after) {
        String location = "s3://%s/%s".formatted(source.bucket(), source.prefix());
        try {
            return page(source, after, Optional.empty());
        } catch (S3Exception e) {
            return S3Refusals.of(e, source.bucket(), "list " + location, "s3:ListBucket")
                    .<ListingPage>map(ListingPage.Refused::new)
                    .orElseThrow(() -> new StorageFailure("Listing " + location, e));
        } catch (SdkException e) {
            throw new StorageFailure("Listing " + location, e);
        }
    }

    /// S3 may answer by an empty page although there are more.
    private ListingPage.Listed page(BucketPrefix source, String after, Optional<String> token) {
        ListObjectsV2Response answer =
                s3.listObjectsV2(
                        ListObjectsV2Request.builder()
                                .bucket(source.bucket())
                                .prefix(source.prefix())
                                .startAfter(after.isEmpty() ? null : after)
                                .continuationToken(token.orElse(null))
                                // XML cannot hold every character of a key.
                                .encodingType(EncodingType.URL)
                                .build());
        boolean more = Boolean.TRUE.equals(answer.isTruncated());
        return more && answer.contents().isEmpty()
                ? page(source, after, Optional.of(answer.nextContinuationToken()))
                : new ListingPage.Listed(
                        answer.contents().stream().map(S3SourceListing::object).toList(), more);
    }

    private static CataloguedObject object(S3Object object) {
        return new CataloguedObject(
                object.key(),
                Optional.empty(),
                object.size(),
                object.eTag().replace("\"", ""),
                object.lastModified().toEpochMilli(),
                Optional.ofNullable(object.storageClassAsString())
                        .orElse(CataloguedObject.STANDARD));
    }
}
