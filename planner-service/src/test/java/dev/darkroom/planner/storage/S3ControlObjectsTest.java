package dev.darkroom.planner.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.planner.config.TestConfig;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Listings by an S3 that returns fewer entries than it was asked for.
class S3ControlObjectsTest {
    private final ArrayDeque<ListObjectsV2Response> answers = new ArrayDeque<>();
    private final S3ControlObjects objects =
            new S3ControlObjects(new Listing(), TestConfig.with(Map.of()));

    @Test
    void shortPageThatIsCutOffIsNotTheLast() {
        var object = S3Object.builder().key("r/a").eTag("\"e\"").size(1L).build();
        answers.add(ListObjectsV2Response.builder().contents(object).isTruncated(true).build());

        assertThat(objects.list("r/", Optional.empty()))
                .isEqualTo(new Page<>(List.of(new ListedObject("r/a", "e", 1)), true));
    }

    @Test
    void pageWithoutFoldersIsNotTheLast() {
        var folder = CommonPrefix.builder().prefix("runs/a/").build();
        answers.add(
                ListObjectsV2Response.builder()
                        .contents(S3Object.builder().key("runs/-stray").build())
                        .isTruncated(true)
                        .nextContinuationToken("next")
                        .build());
        answers.add(
                ListObjectsV2Response.builder().commonPrefixes(folder).isTruncated(false).build());

        assertThat(objects.folders("runs/", Optional.empty(), 1))
                .isEqualTo(new Page<>(List.of("a"), false));
    }

    private final class Listing implements S3Client {
        private Optional<String> token = Optional.empty();

        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            assertThat(Optional.ofNullable(request.continuationToken())).isEqualTo(token);
            ListObjectsV2Response answer = answers.remove();
            token = Optional.ofNullable(answer.nextContinuationToken());
            return answer;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
