package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.worker.edge.EdgeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// What does not need S3 itself.
class S3ControlBucketTest {
    private final Locale before = Locale.getDefault();
    private final EmptyS3 s3 = new EmptyS3();

    @BeforeEach
    void countInArabicDigits() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void rangeDoesNotDependOnTheLocale() {
        var control = new S3ControlBucket(s3, "control");
        assertThatThrownBy(() -> control.manifest(new ManifestRange("manifests", "e", 10, 20)))
                .isInstanceOf(EdgeException.class);
        assertThat(s3.ranges).containsExactly("bytes=10-29");
    }

    /// S3 with nothing in it.
    private static final class EmptyS3 implements S3Client {
        private final List<String> ranges = new ArrayList<>();

        @Override
        public <T> T getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            ranges.add(request.range());
            throw NoSuchKeyException.builder().message("nothing here").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
