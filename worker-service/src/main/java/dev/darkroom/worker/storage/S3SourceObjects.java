package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.develop.FailCode;
import dev.darkroom.worker.edge.AwsFailures;
import dev.darkroom.worker.edge.EdgeFailure;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Originals in S3: one conditional GET each, and no HEAD before it.
public final class S3SourceObjects implements SourceObjects {
    private static final Pattern DISK =
            Pattern.compile("No space left on device|Disk quota exceeded");
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;

    public S3SourceObjects(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Download download(String bucket, SourceObject source, Path file) {
        try {
            s3.getObject(
                    request -> {
                        request.bucket(bucket)
                                .key(source.key())
                                .ifMatch(S3Etag.quoted(source.etag()));
                        source.versionId().ifPresent(request::versionId);
                    },
                    file);
            return new Download.Complete();
        } catch (SdkException e) {
            return missed(bucket, source, e);
        }
    }

    private static Download missed(String bucket, SourceObject source, SdkException e) {
        if (isScratch(e)) {
            return new Download.Missed(
                    Outcome.FAILED,
                    FailCode.SCRATCH_UNAVAILABLE.reason(
                            "it could not be written to scratch: " + e));
        }
        int status = AwsFailures.status(e);
        if (status == PRECONDITION_FAILED) {
            return missed(Outcome.CHANGED, e, "its etag is no longer " + source.etag());
        }
        if (AwsFailures.code(e).equals("InvalidObjectState")) {
            return missed(Outcome.ARCHIVED, e, "its storage class must be restored first");
        }
        if (AwsFailures.deniesOneObject(e)) {
            return missed(Outcome.FAILED, e, "S3 denied access to it");
        }
        if (AwsFailures.classify(e) == EdgeFailure.ACCESS_DENIED) {
            throw AwsFailures.translate("Reading from bucket " + bucket, e);
        }
        // A version that is a delete marker answers 405.
        if (status == NOT_FOUND || status == METHOD_NOT_ALLOWED) {
            return missed(Outcome.GONE, e, "it is no longer there");
        }
        return missed(Outcome.FAILED, e, "it could not be read: " + e.getMessage());
    }

    /// Whether it was the file that failed, which the SDK tells like a connection that did.
    private static boolean isScratch(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof FileSystemException || DISK.matcher(message).find()) {
                return true;
            }
        }
        return false;
    }

    private static Download missed(Outcome outcome, SdkException e, String message) {
        return new Download.Missed(outcome, new Reason(AwsFailures.reasonCode(e), message));
    }
}
