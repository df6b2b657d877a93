package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.RenditionStorage;
import dev.darkroom.worker.job.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

class S3RenditionsIT {
    @TempDir private Path folder;
    private Cloud cloud;
    private CongestedS3 seen;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        cloud = Cloud.start(folder.resolve("cloud"));
        seen = CongestedS3.start();
        var proxy = ProxyConfiguration.builder().endpoint(seen.address()).build();
        s3 =
                cloud.s3Builder()
                        .httpClient(ApacheHttpClient.builder().proxyConfiguration(proxy).build())
                        .build();
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
        seen.close();
        cloud.close();
    }

    @Test
    void onePutSaysAllThereIsToSay() throws IOException {
        upload("320.jpg", 131_071);
        var stored = cloud.s3().headObject(it -> it.bucket("processed").key("320.jpg"));
        assertThat(stored.contentLength()).isEqualTo(131_071);
        assertThat(stored.contentType()).isEqualTo("image/jpeg");
        assertThat(stored.cacheControl()).isEqualTo("no-cache");
        assertThat(stored.metadata())
                .isEqualTo(Map.of("darkroom-source-etag", "e1", "darkroom-recipe", "r1"));
        assertThat(seen.seen())
                .singleElement()
                .satisfies(put -> {
                    assertThat(put.method()).isEqualTo("PUT");
                    assertThat(put.headers())
                            .containsKey("X-amz-checksum-crc32c")
                            .doesNotContainKeys(
                                    "X-amz-storage-class", "X-amz-trailer", "Content-md5");
                });
    }

    @Test
    void largeRenditionGoesToTheClassThatTheRunWishes() throws IOException {
        upload("2048.jpg", 131_072);
        assertThat(seen.seen())
                .singleElement()
                .satisfies(put ->
                        assertThat(put.headers().get("X-amz-storage-class"))
                                .containsExactly("INTELLIGENT_TIERING"));
    }

    @Test
    void fileThatIsGoneIsScratchTrouble() {
        assertThat(upload("lost.jpg", folder.resolve("lost")))
                .hasValueSatisfying(
                        reason -> assertThat(reason.code()).isEqualTo("scratch-unavailable"));
        assertThat(seen.seen()).isEmpty();
    }

    private void upload(String key, int bytes) throws IOException {
        Path file = Files.write(folder.resolve(key), new byte[bytes]);
        assertThat(upload(key, file)).isEmpty();
    }

    private Optional<Reason> upload(String key, Path file) {
        var label =
                new RenditionLabel(
                        "image/jpeg", "no-cache", RenditionStorage.INTELLIGENT_TIERING, "e1", "r1");
        return new S3Renditions(s3).upload("processed", key, file, label);
    }
}
