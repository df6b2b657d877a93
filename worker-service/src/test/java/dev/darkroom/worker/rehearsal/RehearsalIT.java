package dev.darkroom.worker.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged worker's rehearsal, with no AWS in sight.
class RehearsalIT {
    @TempDir private Path folder;

    @Test
    void playsOneShardToTheEndAndWritesOrdersForAnImager() throws Exception {
        Path log = folder.resolve("log");
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        Process worker =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-jar",
                                        jar.toString(),
                                        "rehearse",
                                        folder.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(log)).contains("worker ends: DONE, shards=1 objects=40");
        assertThat(worker.exitValue()).isZero();
        assertThat(folder.resolve("orders")).content().contains("sample.jpg");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }
}
