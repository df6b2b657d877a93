package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged worker on the embedded cloud, imagers and all.
class WorkerIT {
    @TempDir private Path folder;
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = Cloud.start(Files.createDirectory(folder.resolve("cloud")));
    }

    @AfterEach
    void stop() throws IOException {
        cloud.close();
    }

    @Test
    void developsAShardToTheLastObject() throws Exception {
        SourceObject odd = cloud.original("a folder/ä+b%20 \"c\".jpg", photo());
        SourceObject text =
                cloud.original("notes.txt", "no photo".getBytes(StandardCharsets.UTF_8));
        SourceObject changed = cloud.original("changed.jpg", photo());
        var before =
                new SourceObject(
                        "changed.jpg", changed.versionId(), changed.size(), "0".repeat(32));
        var gone = new SourceObject("gone.jpg", changed.versionId(), 5, "1".repeat(32));
        ShardId shard = cloud.shard(0, List.of(odd, text, before, gone));
        cloud.run();
        try (var worker = WorkerProcess.start(folder, environment())) {
            assertThat(worker.exitCode()).as("%s", worker.log()).isZero();
            assertThat(worker.log()).contains("libvips=8.").contains("shards=1 objects=4");
            assertThat(worker.log().lines()).hasSizeLessThan(8);
        }
        assertThat(report(shard))
                .extracting(ObjectResult::source, ObjectResult::outcome)
                .containsExactly(
                        tuple(odd, Outcome.DEVELOPED),
                        tuple(text, Outcome.REJECTED),
                        tuple(before, Outcome.CHANGED),
                        tuple(gone, Outcome.GONE));
        byte[] square = rendition(odd.key() + "/320.jpg");
        assertThat(ImageIO.read(new ByteArrayInputStream(square)).getWidth()).isEqualTo(320);
        assertThat(cloud.events()).hasSize(1);
        assertThat(cloud.jobs()).containsExactly("0", "0");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void terminatedWorkerHandsItsShardBackInTime() throws Exception {
        var objects = new ArrayList<SourceObject>();
        byte[] photo = photo();
        for (int number = 0; number < 300; number++) {
            objects.add(cloud.original("%03d.jpg".formatted(number), photo));
        }
        ShardId shard = cloud.shard(0, objects);
        cloud.run();
        try (var worker = WorkerProcess.start(folder, environment())) {
            worker.awaitLog("worker starts");
            while (processed() < 10) {
                Thread.sleep(20);
            }
            long before = System.nanoTime();
            worker.terminate();
            assertThat(worker.exitCode()).as("%s", worker.log()).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(25));
            assertThat(worker.log()).contains("HANDED_BACK").contains("SIGTERM");
        }
        assertThat(cloud.jobs()).containsExactly("1", "0");
        assertThat(ShardReport.read(text(Cloud.KEYS.checkpoint(shard)))).hasSizeGreaterThan(5);

        try (var next = WorkerProcess.start(folder, environment())) {
            assertThat(next.exitCode()).as("%s", next.log()).isZero();
        }
        assertThat(report(shard)).hasSize(300);
    }

    @Test
    void terminatedWorkerDoesNotWaitForItsLongPoll() throws Exception {
        cloud.run();
        Map<String, String> environment = environment();
        environment.put("DARKROOM_WORKER_IDLE_TIME", "PT5M");
        environment.put("DARKROOM_WORKER_RECEIVE_WAIT", "PT20S");
        try (var worker = WorkerProcess.start(folder, environment)) {
            worker.awaitLog("worker starts");
            Thread.sleep(2_000);
            long before = System.nanoTime();
            worker.terminate();
            assertThat(worker.exitCode()).as("%s", worker.log()).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void missingSettingIsNamedWithItsVariable() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("DARKROOM_WORKER_CONTROL_BUCKET");
        try (var worker = WorkerProcess.start(folder, environment)) {
            assertThat(worker.exitCode()).isEqualTo(2);
            assertThat(worker.log())
                    .contains("darkroom.worker.control-bucket is missing")
                    .contains("DARKROOM_WORKER_CONTROL_BUCKET")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void controlBucketThatDoesNotExistHasItsOwnExitCode() throws Exception {
        Map<String, String> environment = environment();
        environment.put("DARKROOM_WORKER_CONTROL_BUCKET", "nowhere");
        try (var worker = WorkerProcess.start(folder, environment)) {
            assertThat(worker.exitCode()).as("%s", worker.log()).isEqualTo(4);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = cloud.environment();
        environment.put("DARKROOM_WORKER_SCRATCH", folder.resolve("scratch").toString());
        return environment;
    }

    private int processed() {
        return cloud.s3().listObjectsV2(list -> list.bucket("processed")).keyCount();
    }

    private List<ObjectResult> report(ShardId shard) {
        return ShardReport.read(text(Cloud.KEYS.report(shard)));
    }

    private String text(String key) {
        return cloud.s3().getObjectAsBytes(get -> get.bucket("control").key(key)).asUtf8String();
    }

    private byte[] rendition(String key) {
        return cloud.s3().getObjectAsBytes(get -> get.bucket("processed").key(key)).asByteArray();
    }

    private static byte[] photo() throws IOException {
        var image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
