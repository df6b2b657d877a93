package dev.darkroom.planner.inventory;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Answers of S3 about a source that stay the same for ever, in words for the run's owner.
final class S3Refusals {
    private static final int MOVED_PERMANENTLY = 301;
    private static final int FORBIDDEN = 403;

    private S3Refusals() {}

    /// @param what is asked for, in words: `list s3://…`
    /// @param permission that it takes
    /// @return empty if it is worth another try
    static Optional<String> of(S3Exception e, String bucket, String what, String permission) {
        return switch (code(e)) {
            case "NoSuchBucket" ->
                    Optional.of("the source bucket %s does not exist".formatted(bucket));
            case "InvalidBucketName" ->
                    Optional.of("S3 does not take '%s' as the name of a bucket".formatted(bucket));
            case "AccessDenied" ->
                    Optional.of(
                            "planner may not %s: access denied (its role needs %s)"
                                    .formatted(what, permission));
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                    Optional.of("the source bucket %s is in another region".formatted(bucket));
            case String _ -> Optional.empty();
        };
    }

    /// An answer to HEAD has no body, so no code.
    private static String code(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> code.matches("[A-Za-z]+"))
                .orElseGet(() -> byStatus(e.statusCode()));
    }

    private static String byStatus(int status) {
        return status == MOVED_PERMANENTLY
                ? "PermanentRedirect"
                : status == FORBIDDEN ? "AccessDenied" : "";
    }
}
