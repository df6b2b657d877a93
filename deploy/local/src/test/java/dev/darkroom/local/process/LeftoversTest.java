package dev.darkroom.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {
    @TempDir Path folder;

    @Test
    void endsWhatAKilledInstanceLeftBehind() throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LeftBehind.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        long left;
        try (var out = child.inputReader()) {
            left = Long.parseLong(out.readLine());
        }
        child.destroyForcibly();
        assertThat(child.waitFor()).isEqualTo(137);
        ProcessHandle orphan = ProcessHandle.of(left).orElseThrow();
        assertThat(ProcessStamp.of(orphan)).isPresent();

        assertThat(leftovers().end()).containsExactly(left);

        assertThat(ProcessStamp.of(orphan)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void endsWhatIgnoresSigterm() throws Exception {
        Process stubborn =
                new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo; while :; do sleep 1; done")
                        .start();
        assertThat(stubborn.inputReader().readLine()).isEmpty();
        var _ = leftovers().record(stubborn.toHandle());

        assertThat(leftovers().end()).containsExactly(stubborn.pid());
        assertThat(stubborn.waitFor()).isEqualTo(137);
    }

    @Test
    void neverTouchesAProcessThatGotTheIdSince() throws Exception {
        Process foreign = new ProcessBuilder("sleep", "30").start();
        try {
            Files.writeString(folder.resolve(Long.toString(foreign.pid())), "another-boot/123");

            assertThat(leftovers().end()).isEmpty();

            assertThat(foreign.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void aTicketStrikesAProcessOut() throws IOException {
        Process ours = new ProcessBuilder("sleep", "30").start();
        try (var _ = leftovers().record(ours.toHandle())) {
            assertThat(folder).isNotEmptyDirectory();
        } finally {
            ours.destroyForcibly();
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(leftovers().end()).isEqualTo(List.of());
    }

    private Leftovers leftovers() {
        return new Leftovers(folder, Duration.ofMillis(500));
    }
}
