package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ShardReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes killed in the middle of their work.
class KilledIT {
    private static final int PHOTOS = 60;

    @TempDir Path folder;

    @Test
    void aKilledWorkerLosesNothing() throws IOException, InterruptedException {
        Path in = photos();
        Path out = folder.resolve("out");
        try (Darkroom darkroom =
                Darkroom.start(
                        folder, "develop", "--workers", "1", in.toString(), out.toString())) {
            ProcessHandle worker = await(darkroom::busyWorker);
            await(() -> someRendition(out));
            assertThat(worker.destroyForcibly()).isTrue();

            assertThat(darkroom.exitCode()).as(darkroom.output()).isZero();
            assertThat(darkroom.output()).contains(PHOTOS + " of " + PHOTOS + " objects");
            assertThat(reported(darkroom)).hasSize(PHOTOS).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAKilledCommandLeftRunningTheNextOneEnds() throws IOException, InterruptedException {
        Path in = photos();
        List<ProcessHandle> left;
        try (Darkroom killed =
                Darkroom.start(
                        folder, "develop", in.toString(), folder.resolve("out").toString())) {
            await(killed::busyWorker);
            left = killed.descendants();
            killed.handle().destroyForcibly();
            await(() -> Optional.of(killed.handle()).filter(process -> !process.isAlive()));
        }
        try (Darkroom next = Darkroom.start(folder, "demo", "--photos", "1", "--workers", "1")) {
            assertThat(next.exitCode()).as(next.output()).isZero();
        }
        assertThat(left).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private Path photos() throws IOException {
        Path in = folder.resolve("in");
        for (int i = 0; i < PHOTOS; i++) {
            Photos.writeJpeg(in.resolve("%02d.jpg".formatted(i)), 2400, 1600, 1 + i % 8);
        }
        return in;
    }

    private static List<String> reported(Darkroom darkroom) throws IOException {
        var keys = new ArrayList<String>();
        for (Path report : darkroom.reports()) {
            for (ObjectResult result : ShardReport.read(Files.readString(report))) {
                keys.add(result.source().key());
            }
        }
        return keys;
    }

    private static Optional<Path> someRendition(Path out) {
        try (var files = Files.walk(out)) {
            return files.filter(Files::isRegularFile).findFirst();
        } catch (IOException | java.io.UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private static <T> T await(Supplier<Optional<T>> wanted) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < limit) {
            Optional<T> found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("did not happen within two minutes");
    }
}
