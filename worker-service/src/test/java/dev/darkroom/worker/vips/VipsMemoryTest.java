package dev.darkroom.worker.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From bytes in memory to bytes in memory.
class VipsMemoryTest {
    private static Vips vips;

    @BeforeAll
    static void loadLibvips() throws VipsException {
        vips =
                Vips.load(
                        LibvipsFile.find(
                                Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                                Path.of("target/classes")));
    }

    @Test
    void readsAndWritesWithoutAFile() throws Exception {
        byte[] half = half(photo());

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(half));
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(200);
    }

    @Test
    void bytesThatAreNoImageAreRefused() {
        assertThatThrownBy(() -> half("no photo".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(VipsException.class)
                .hasMessageContaining("not in a known format");
    }

    private static byte[] half(byte[] photo) throws VipsException {
        try (VipsSource source = vips.source(photo);
                VipsTarget target = vips.target();
                VipsImage small =
                        vips.operation("thumbnail_source")
                                .set("source", source)
                                .set("width", 300)
                                .image()) {
            vips.operation("jpegsave_target").set("in", small).set("target", target).run();
            return target.bytes();
        }
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
