package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                        java.util.Optional.of("/v.so"),
                        200L << 20,
                        new Limits(7, 8, 9),
                        java.time.Duration.ofSeconds(5));

        assertThat(ImagerSettings.read(settings.environment())).isEqualTo(settings);
    }
}
