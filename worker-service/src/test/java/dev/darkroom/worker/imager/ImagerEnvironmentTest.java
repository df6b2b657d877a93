package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.Limits;
import dev.darkroom.worker.develop.MemoryShares;
import dev.darkroom.worker.develop.NativeLibraries;
import dev.darkroom.worker.develop.TimeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagerEnvironmentTest {

    @Test
    void credentialsAreLeftOut() {
        Map<String, String> worker =
                Map.of(
                        "PATH", "/bin",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/secret",
                        "HOME", "/root");

        Map<String, String> imager =
                ImagerEnvironment.of(
                        worker,
                        new ImagerPoolSettings(
                                List.of("x"), 1, Path.of("/scratch"), ImagerSettings.defaults()));

        assertThat(imager)
                .containsEntry("PATH", "/bin")
                .containsEntry("TMPDIR", "/scratch")
                .doesNotContainKey("HOME")
                .doesNotContainValue("secret")
                .doesNotContainValue("/secret");
    }

    @Test
    void whatAnImagerIsToldItReads() {
        var settings =
                new ImagerSettings(
                        new NativeLibraries(Optional.of("/v.so"), Optional.of("/h.so")),
                        new MemoryShares(200L << 20, 300L << 20),
                        new Limits(7, 8, 9),
                        new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(4)));

        assertThat(ImagerSettings.read(settings.environment())).isEqualTo(settings);
    }
}
