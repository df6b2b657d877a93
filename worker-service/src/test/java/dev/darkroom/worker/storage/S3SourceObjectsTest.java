package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.SourceObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class S3SourceObjectsTest {

    @ParameterizedTest
    @CsvSource({
        "No space left on device, scratch-unavailable",
        "Connection reset, no-answer",
    })
    void tellsAFileThatFailsFromAConnectionThatDoes(String problem, String code) {
        var sources = new S3SourceObjects(new BrokenS3(problem));
        var source = new SourceObject("photo.jpg", Optional.empty(), 1, "e");
        var missed = (Download.Missed) sources.download("raw", source, Path.of("photo"));
        assertThat(missed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(missed.reason().code()).isEqualTo(code);
    }

    /// S3 of which no body arrives.
    private record BrokenS3(String problem) implements S3Client {
        @Override
        public GetObjectResponse getObject(GetObjectRequest request, Path file) {
            throw SdkClientException.create("Failed to read response", new IOException(problem));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
