package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.SourceObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Raw buckets in S3.
@Singleton
final class S3SourceListing implements SourceListing {
    private static final int MOVED_PERMANENTLY = 301;

    private final S3Client s3;

    S3SourceListing(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Optional<String> list(BucketPrefix source, Consumer<List<SourceObject>> page) {
        var pages =
                s3.listObjectsV2Paginator(list ->
                                list.bucket(source.bucket())
                                        .prefix(source.prefix())
                                        // XML cannot hold every character of a key.
                                        .encodingType(EncodingType.URL))
                        .iterator();
        while (true) {
            ListObjectsV2Response next;
            try {
                if (!pages.hasNext()) {
                    return Optional.empty();
                }
                next = pages.next();
            } catch (S3Exception e) {
                return Optional.of(refusal(source, e).orElseThrow(() -> e));
            }
            page.accept(
                    next.contents().stream()
                            .filter(S3SourceListing::isFile)
                            .map(S3SourceListing::object)
                            .toList());
        }
    }

    /// What will be answered likewise for ever, in words; empty if it is worth another try.
    private static Optional<String> refusal(BucketPrefix source, S3Exception e) {
        String code =
                e.statusCode() == MOVED_PERMANENTLY
                        ? "PermanentRedirect"
                        : Optional.ofNullable(e.awsErrorDetails())
                                .map(AwsErrorDetails::errorCode)
                                .orElse("");
        return switch (code) {
            case "NoSuchBucket" ->
                    Optional.of("the source bucket %s does not exist".formatted(source.bucket()));
            case "InvalidBucketName" ->
                    Optional.of(
                            "S3 does not take '%s' as the name of a bucket"
                                    .formatted(source.bucket()));
            case "AccessDenied" ->
                    Optional.of(
                            "planner may not list s3://%s/%s: access denied (its role needs s3:ListBucket)"
                                    .formatted(source.bucket(), source.prefix()));
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                    Optional.of(
                            "the source bucket %s is in another region".formatted(source.bucket()));
            case String _ -> Optional.empty();
        };
    }

    private static boolean isFile(S3Object object) {
        return object.size() > 0 || !object.key().endsWith("/");
    }

    private static SourceObject object(S3Object object) {
        return new SourceObject(
                object.key(), Optional.empty(), object.size(), object.eTag().replace("\"", ""));
    }
}
