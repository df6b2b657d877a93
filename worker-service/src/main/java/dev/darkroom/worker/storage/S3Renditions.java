package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.develop.FailCode;
import dev.darkroom.worker.edge.AwsFailures;
import dev.darkroom.worker.edge.EdgeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

/// Renditions in S3: one PUT each, straight from the file, with a CRC32C that S3 checks and keeps.
///
/// CRC32C is an instruction of x86-64 and of AArch64 and known to the JVM; S3's own choice,
/// CRC64NVME, is in the SDK only with the AWS CRT, a native library to unpack at each start. It is
/// computed here since the SDK finds the JVM's by reflection, and sends it behind a body in chunks.
public final class S3Renditions implements Renditions {
    private final S3Client s3;

    public S3Renditions(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Optional<Reason> upload(String bucket, String key, Path file, RenditionLabel label) {
        try {
            s3.putObject(request(bucket, key, file, label), RequestBody.fromFile(file));
            return Optional.empty();
        } catch (SdkException e) {
            if (AwsFailures.classify(e) == EdgeFailure.ACCESS_DENIED) {
                throw AwsFailures.translate("Writing to bucket " + bucket, e);
            }
            return Optional.of(
                    new Reason(
                            AwsFailures.reasonCode(e),
                            "%s could not be written: %s".formatted(key, e.getMessage())));
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(
                    FailCode.SCRATCH_UNAVAILABLE.reason(
                            "%s could not be read from scratch: %s".formatted(key, e)));
        }
    }

    private static PutObjectRequest request(
            String bucket, String key, Path file, RenditionLabel label) throws IOException {
        var request =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType(label.contentType())
                        .cacheControl(label.cacheControl())
                        .checksumCRC32C(FileChecksum.crc32c(file))
                        .metadata(label.metadata());
        return switch (label.storageClass().of(Files.size(file))) {
            // What S3 takes where nothing is said.
            case STANDARD -> request.build();
            case INTELLIGENT_TIERING ->
                    request.storageClass(StorageClass.INTELLIGENT_TIERING).build();
        };
    }
}
