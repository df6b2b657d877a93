package dev.darkroom.worker.vips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.develop.TestPhoto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where libvips puts an image that it has no room for in memory.
class SpillTest {
    @TempDir Path folder;

    @Test
    void whatDoesNotFitIntoMemoryGoesToScratchAndIsGoneWithTheProcess() throws Exception {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path photo =
                TestPhoto.file(
                        folder, "photo", TestPhoto.encoded("png", TestPhoto.upright(1500, 1000)));
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Spilling.class.getName(),
                        photo.toString());
        builder.environment().put("TMPDIR", scratch.toString());
        builder.environment().put("VIPS_DISC_THRESHOLD", "1m");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines())
                .hasSize(1)
                .allMatch(file -> file.startsWith(scratch + "/"))
                // Without a name already, so that no death of an imager leaves it behind.
                .allMatch(file -> file.endsWith("(deleted)"));
        assertThat(process.waitFor()).isZero();
        assertThat(scratch).isEmptyDirectory();
    }

    /// The process of this test: reads a PNG for access to any line, and tells which of its open
    /// files are in its folder for such.
    static final class Spilling {
        private Spilling() {}

        public static void main(String[] args) throws VipsException, IOException {
            Vips vips =
                    Vips.load(
                            LibvipsFile.find(
                                    Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                                    Path.of("target/classes")));
            try (VipsSource source = vips.source(args[0]);
                    VipsImage image =
                            vips.operation("pngload_source")
                                    .set("source", source)
                                    .set("access", "random")
                                    .image();
                    VipsImage _ = image.inMemory();
                    Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
                for (Path link : links.toList()) {
                    String file = target(link);
                    if (file.startsWith(System.getenv("TMPDIR"))) {
                        System.out.println(file);
                    }
                }
            }
        }

        /// Of a link that may be gone, as the one to the folder itself is.
        private static String target(Path link) {
            try {
                return Files.readSymbolicLink(link).toString();
            } catch (IOException e) {
                return "";
            }
        }
    }
}
