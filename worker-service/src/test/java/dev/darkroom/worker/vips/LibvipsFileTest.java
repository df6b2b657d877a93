package dev.darkroom.worker.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibvipsFileTest {
    @TempDir Path folder;

    @Test
    void theSettingComesFirst() throws IOException {
        Files.createFile(folder.resolve("libvips-cpp.so.8.18.7"));

        assertThat(LibvipsFile.find(Optional.of("/opt/vips.so"), folder.resolve("app.jar")))
                .isEqualTo("/opt/vips.so");
    }

    @Test
    void liesBesideTheApplication() throws IOException {
        Path file = Files.createFile(folder.resolve("libvips-cpp.so.8.18.7"));

        assertThat(LibvipsFile.find(Optional.empty(), folder.resolve("worker-service-runner")))
                .isEqualTo(file.toString());
    }

    @Test
    void liesWhereTheBuildInstalledIt() {
        Path application = Path.of("target/quarkus-app/quarkus-run.jar");

        assertThat(LibvipsFile.find(Optional.empty(), application))
                .contains("target/libvips/node_modules/@img/sharp-libvips-linux-")
                .contains("libvips-cpp.so.8.");
    }

    @Test
    void isTheSystemsAtLast() {
        assertThat(LibvipsFile.find(Optional.of(""), folder.resolve("a/app.jar")))
                .isEqualTo("libvips.so.42");
    }

    @Test
    void whatIsMissingSaysWhereItWasLookedForAndHowToInstallIt() {
        assertThat(LibvipsFile.missing(Optional.empty(), folder.resolve("app.jar"), "no file"))
                .contains("no file")
                .contains(folder.resolve("libvips-cpp.so.*").toString())
                .contains("libvips.so.42")
                .contains("npm ci")
                .contains("DARKROOM_WORKER_LIBVIPS");
    }

    @Test
    void aFileThatIsNoLibraryIsNotLoaded() {
        assertThatThrownBy(() -> Vips.load("/nowhere/libvips.so"))
                .isInstanceOf(VipsException.class)
                .hasMessageContaining("/nowhere/libvips.so");
    }
}
