package dev.darkroom.worker.edge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;

/// The one place that knows what the exceptions of the AWS SDK mean.
public final class AwsFailures {
    private static final String DENIED = "AccessDenied";
    private static final Set<String> NO_BUCKET = Set.of("NoSuchBucket", "InvalidBucketName");

    /// About the worker's credentials, though S3 answers with 400.
    private static final Set<String> NO_CREDENTIALS =
            Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");

    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 409, 429);
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");
    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private AwsFailures() {}

    public static EdgeException translate(String doing, SdkException cause) {
        return new EdgeException(classify(cause), doing, cause);
    }

    public static EdgeFailure classify(SdkException cause) {
        if (!(cause instanceof SdkServiceException service)) {
            return EdgeFailure.TRANSIENT;
        }
        int status = service.statusCode();
        if (RetryUtils.isClockSkewException(cause)
                || RetryUtils.isThrottlingException(cause)
                || status >= SERVER_ERROR
                || WORTH_ANOTHER_TRY.contains(status)) {
            return EdgeFailure.TRANSIENT;
        }
        if (status == FORBIDDEN
                || status == UNAUTHORIZED
                || NO_CREDENTIALS.contains(code(cause))
                || NO_BUCKET.contains(code(cause))) {
            return EdgeFailure.ACCESS_DENIED;
        }
        return EdgeFailure.PERMANENT;
    }

    /// Whether it was one object that was denied. Any other 403 (credentials that are unknown or
    /// sign wrongly) is about the worker, and so are the 400s of tokens that are expired or not
    /// valid.
    public static boolean deniesOneObject(SdkException cause) {
        return status(cause) == FORBIDDEN && code(cause).equals(DENIED);
    }

    /// The HTTP status of the answer; 0 if there was none.
    public static int status(SdkException cause) {
        return cause instanceof SdkServiceException service ? service.statusCode() : 0;
    }

    /// The service's error code, such as `SlowDown`; empty if there was no answer.
    public static String code(SdkException cause) {
        if (cause instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            String code = service.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }

    /// The error as the code of a reason, such as `slow-down`.
    public static String reasonCode(SdkException cause) {
        String code = code(cause);
        if (code.isEmpty()) {
            return status(cause) == 0 ? "no-answer" : "http-" + status(cause);
        }
        String words = WORD.matcher(code).replaceAll("-").toLowerCase(Locale.ROOT);
        return words.matches("[a-z][a-z0-9-]{0,63}") ? words : "aws-error";
    }
}
