package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.planner.cloud.TestCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3SourceObjectsIT {
    private final S3Client s3 = TestCloud.running().s3();
    private final S3SourceObjects objects = new S3SourceObjects(s3);

    @Test
    void objectIsLookedUpByItsKey() {
        String key = "heads/a b+c%20é.jpg";
        String etag =
                s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromString("photo"))
                        .eTag()
                        .replace("\"", "");

        SourceObjects.Head head = objects.head("raw", key, Optional.empty()).orElseThrow();

        assertThat(head.archived()).isFalse();
        assertThat(head.object().key()).isEqualTo(key);
        assertThat(head.object().size()).isEqualTo(5);
        assertThat(head.object().etag()).isEqualTo(etag);
        assertThat(head.object().lastModifiedMillis()).isPositive();
    }

    @Test
    void objectThatIsNotThereIsAbsent() {
        assertThat(objects.head("raw", "heads/nowhere.jpg", Optional.empty())).isEmpty();
    }

    @Test
    void fileIsReadWithItsEtag() throws IOException {
        String etag =
                s3.putObject(
                                put -> put.bucket("raw").key("lists/one.csv"),
                                RequestBody.fromString("raw,a\n"))
                        .eTag()
                        .replace("\"", "");

        SourceObjects.OpenFile file = objects.open(new ObjectLocation("raw", "lists/one.csv"));

        try (var bytes = file.bytes()) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("raw,a\n");
        }
        assertThat(file.etag()).isEqualTo(etag);
    }

    @Test
    void fileThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> objects.open(new ObjectLocation("raw", "lists/nowhere.csv")))
                .isInstanceOf(SourceUnusable.class)
                .hasMessage("the list s3://raw/lists/nowhere.csv does not exist");
    }
}
