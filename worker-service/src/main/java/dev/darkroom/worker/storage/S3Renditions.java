package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.edge.AwsFailures;
import dev.darkroom.worker.edge.EdgeFailure;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Renditions in S3: one PUT each, with the SDK's default checksum.
public final class S3Renditions implements Renditions {
    private final S3Client s3;

    public S3Renditions(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Optional<Reason> upload(String bucket, String key, Path file, RenditionLabel label) {
        try {
            s3.putObject(
                    request ->
                            request.bucket(bucket)
                                    .key(key)
                                    .contentType(label.contentType())
                                    .metadata(label.metadata()),
                    file);
            return Optional.empty();
        } catch (SdkException e) {
            if (AwsFailures.classify(e) == EdgeFailure.ACCESS_DENIED) {
                throw AwsFailures.translate("Writing to bucket " + bucket, e);
            }
            return Optional.of(
                    new Reason(
                            AwsFailures.reasonCode(e),
                            "%s could not be written: %s".formatted(key, e.getMessage())));
        }
    }
}
