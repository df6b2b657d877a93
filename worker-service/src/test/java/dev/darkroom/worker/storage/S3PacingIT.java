package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Destination;
import dev.darkroom.worker.edge.S3Pacing;
import dev.darkroom.worker.job.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3PacingIT {
    private static final int WARM = 200;
    private static final int PATIENCE_SECONDS = 60;
    private static final RenditionLabel LABEL =
            RenditionLabel.of(Destination.of("processed", ""), "image/jpeg", "e1", "r1");

    @TempDir private Path folder;
    private Cloud cloud;
    private CongestedS3 congested;
    private S3Client s3;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        cloud = Cloud.start(folder.resolve("cloud"));
        congested = CongestedS3.start();
        var proxy = ProxyConfiguration.builder().endpoint(congested.address());
        s3 =
                S3Pacing.client(
                        cloud.s3Builder()
                                .httpClient(
                                        ApacheHttpClient.builder()
                                                .proxyConfiguration(proxy.build())
                                                .build()));
        file = Files.write(folder.resolve("rendition"), new byte[1000]);
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
        congested.close();
        cloud.close();
    }

    @Test
    void requestsSlowDownWhenS3AsksAndRecoverAndNothingIsLost() throws Exception {
        var renditions = new S3Renditions(s3);
        try (var load = new Uploads(key -> renditions.upload("processed", key, file, LABEL))) {
            congested.awaitRequests(WARM);
            double before = rateOver(Duration.ofSeconds(2));
            int capacity = Math.max(5, (int) before / 4);
            congested.capacity(capacity);
            Thread.sleep(Duration.ofSeconds(4));
            double during = rateOver(Duration.ofSeconds(4));
            congested.capacity(Integer.MAX_VALUE);

            assertThat(during).as("requests/s, before: %s", before).isLessThan(1.5 * capacity);
            assertThat(recovers(2 * during)).as("requests/s double from %s", during).isTrue();
            assertThat(load.finish().values()).allMatch(Optional::isEmpty);
            assertThat(congested.seen()).anyMatch(CongestedS3.Seen::refused);
            assertThat(load.finish().keySet()).isEqualTo(stored());
        }
    }

    /// Whether requests a second reach a rate, however slow the machine is.
    private boolean recovers(double rate) throws InterruptedException {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            if (rateOver(Duration.ofSeconds(1)) >= rate) {
                return true;
            }
        }
        return false;
    }

    private double rateOver(Duration time) throws InterruptedException {
        long from = System.nanoTime();
        Thread.sleep(time);
        return congested.rate(from, System.nanoTime());
    }

    private Set<String> stored() {
        return cloud.s3().listObjectsV2Paginator(it -> it.bucket("processed")).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }
}
