package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.worker.vips.VipsImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FinishTest {
    private static final int[] RED = {255, 0, 0};
    private static final int[] GREEN = {0, 255, 0};

    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "WEST, 10, 10, RED",
        "NORTHWEST, 30, 10, RED",
        "EAST, 10, 10, GREEN",
        "SOUTHEAST, 30, 10, GREEN",
        "CENTRE, 10, 10, RED",
        "NORTH, 30, 10, GREEN",
    })
    void coverKeepsTheSideThatIsAsked(Position position, int x, int y, String colour)
            throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("png", TestPhoto.upright(400, 100)));

        lab.develop(photo, Wish.of("out", 40, 40, Fit.COVER).position(position).rendition());

        Lab.assertNear(lab.pixel("out", x, y), 2, colour.equals("RED") ? RED : GREEN);
    }

    @Test
    void theSideIsThatOfTheUprightPhoto() throws Exception {
        Path photo = lab.write("photo", TestPhoto.turned(6, 400, 100));
        var square = Wish.of("out", 40, 40, Fit.COVER);

        lab.develop(photo, square.position(Position.EAST).rendition());
        Lab.assertNear(lab.pixel("out", 10, 10), 4, GREEN);

        lab.develop(photo, square.position(Position.WEST).rendition());
        Lab.assertNear(lab.pixel("out", 30, 10), 4, RED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTENTION", "ENTROPY"})
    void contentDecidesWhereItIsAsked(Position position) throws Exception {
        var image = new BufferedImage(600, 150, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(120, 120, 125));
        graphics.fillRect(0, 0, 600, 150);
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(120), 40));
            graphics.fillRect(470 + random.nextInt(90), 30 + random.nextInt(80), 9, 9);
        }
        graphics.dispose();
        Path photo = lab.write("photo", TestPhoto.encoded("png", image));
        var square = Wish.of("out", 50, 50, Fit.COVER);

        lab.develop(photo, square.position(position).rendition());
        double found = contrast();
        lab.develop(photo, square.rendition());

        assertThat(found).isGreaterThan(20);
        assertThat(contrast()).isLessThan(1);
    }

    /// The standard deviation of the red in `out`.
    private double contrast() throws Exception {
        try (VipsImage image = lab.open("out")) {
            byte[] pixels = image.pixels();
            double sum = 0;
            double squares = 0;
            int count = pixels.length / 3;
            for (int i = 0; i < pixels.length; i += 3) {
                double red = pixels[i] & 0xff;
                sum += red;
                squares += red * red;
            }
            return Math.sqrt(squares / count - sum / count * (sum / count));
        }
    }

    @Test
    void sharpeningRaisesTheContrastOfEdges() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("png", Scene.of(4, 400, 300)));
        Wish out = Wish.inside("out", 200);
        lab.develop(photo, out.rendition());
        double plain = contrast();

        lab.develop(photo, out.sharpen(2).rendition());

        assertThat(contrast()).isGreaterThan(plain + 0.5);
        try (VipsImage image = lab.open("out")) {
            assertThat(image.bands()).isEqualTo(3);
        }
    }

    @Test
    void greyAndTransparentPhotosAreSharpenedToo() throws Exception {
        var grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(Scene.of(5, 100, 100), 0, 0, null);
        lab.develop(
                lab.write("photo", TestPhoto.encoded("png", grey)),
                Wish.inside("out", 50).sharpen(1).rendition());
        try (VipsImage image = lab.open("out")) {
            assertThat(image.bands()).isEqualTo(1);
        }

        lab.develop(
                lab.write("photo", TestPhoto.encoded("png", Transparent.ring(100, 100))),
                Wish.inside("out", 50).sharpen(1).rendition());

        assertThat(lab.pixel("out", 1, 1)[3]).isZero();
        Lab.assertNear(lab.pixel("out", 25, 25), 3, 0, 200, 0, 255);
    }
}
