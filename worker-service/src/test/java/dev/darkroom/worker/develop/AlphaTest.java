package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.worker.vips.VipsImage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlphaTest {
    @TempDir Path folder;
    private Lab lab;
    private Path photo;

    @BeforeEach
    void makePhoto() {
        lab = new Lab(folder);
        photo = lab.write("photo", TestPhoto.encoded("png", Transparent.ring(400, 300)));
    }

    @Test
    void noEdgeTakesOnTheColourOfWhatIsTransparent() throws Exception {
        lab.develop(
                photo,
                Wish.inside("both", 90).rendition(),
                Wish.of("oneside", 90, 300, Fit.FILL).rendition(),
                Wish.of("huge", 800, 600, Fit.FILL).enlarged().rendition(),
                Wish.of("part", 60, 50, Fit.COVER).rendition());

        for (String name : List.of("both", "oneside", "huge", "part")) {
            try (VipsImage image = lab.open(name)) {
                assertThat(image.bands()).isEqualTo(4);
                assertThat(mostRed(image)).as(name).isLessThan(12);
            }
        }
    }

    /// Of all pixels that show at all.
    private static int mostRed(VipsImage image) throws Exception {
        byte[] pixels = image.pixels();
        int most = 0;
        for (int i = 0; i < pixels.length; i += 4) {
            if ((pixels[i + 3] & 0xff) > 24) {
                most = Math.max(most, pixels[i] & 0xff);
            }
        }
        return most;
    }

    @Test
    void alphaIsKeptWhereTheFormatHasIt() throws Exception {
        lab.develop(
                photo,
                Wish.inside("webp", 100).as(Encoding.Webp.of(90)).rendition(),
                Wish.inside("avif", 100).as(Encoding.Avif.of(90)).rendition(),
                Wish.inside("png", 100).rendition());

        for (String name : List.of("webp", "avif", "png")) {
            int[] corner = lab.pixel(name, 2, 2);
            int[] middle = lab.pixel(name, 50, 37);
            assertThat(corner).as(name).hasSize(4);
            assertThat(corner[3]).as(name).isLessThan(5);
            Lab.assertNear(middle, 8, 0, 200, 0, 255);
        }
    }

    @Test
    void jpegIsFlattenedOnTheBackground() throws Exception {
        lab.develop(
                photo,
                Wish.inside("white", 100).jpeg().rendition(),
                Wish.inside("blue", 100).background("#0000ff").jpeg().rendition());

        Lab.assertNear(lab.pixel("white", 2, 2), 4, 255, 255, 255);
        Lab.assertNear(lab.pixel("blue", 2, 2), 4, 0, 0, 255);
        Lab.assertNear(lab.pixel("blue", 50, 37), 6, 0, 200, 0);
    }

    @Test
    void halfIsHalfThrough() throws Exception {
        var half = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 1600; i++) {
            half.setRGB(i % 40, i / 40, new Color(200, 100, 0, 128).getRGB());
        }
        Path file = lab.write("half", TestPhoto.encoded("png", half));

        lab.develop(
                file,
                Wish.inside("flat", 20).background("#000000").jpeg().rendition(),
                Wish.inside("kept", 20).rendition());

        Lab.assertNear(lab.pixel("flat", 10, 10), 4, 100, 50, 0);
        Lab.assertNear(lab.pixel("kept", 10, 10), 2, 200, 100, 0, 128);
    }

    @Test
    void aTransparentPhotoStandsOnATransparentCanvas() throws Exception {
        lab.develop(
                photo,
                Wish.of("png", 100, 100, Fit.CONTAIN).background("#ff00ff").rendition(),
                Wish.of("jpeg", 100, 100, Fit.CONTAIN).background("#ff00ff").jpeg().rendition());

        assertThat(lab.pixel("png", 50, 3)[3]).isZero();
        Lab.assertNear(lab.pixel("jpeg", 50, 3), 4, 255, 0, 255);
        Lab.assertNear(lab.pixel("jpeg", 50, 50), 6, 0, 200, 0);
    }

    @Test
    void anOpaquePhotoStandsOnTheBackgroundWhereItIsPut() throws Exception {
        Path opaque = lab.write("opaque", TestPhoto.encoded("jpg", TestPhoto.upright(400, 200)));
        var canvas = Wish.of("canvas", 100, 100, Fit.CONTAIN).background("#102030");

        for (Position position : List.of(Position.NORTH, Position.CENTRE, Position.SOUTH)) {
            lab.develop(opaque, canvas.position(position).rendition());

            int top = position.top(100, 50);
            Lab.assertNear(lab.pixel("canvas", 10, top + 5), 4, 254, 0, 0);
            Lab.assertNear(lab.pixel("canvas", 90, top + 45), 4, 255, 255, 255);
            int outside = position == Position.NORTH ? 90 : 5;
            assertThat(lab.pixel("canvas", 10, outside)).containsExactly(16, 32, 48);
        }
    }

    @Test
    void aSmallPhotoIsNotScaledOnItsCanvas() throws Exception {
        Path small = lab.write("small", TestPhoto.encoded("png", TestPhoto.upright(20, 20)));

        lab.develop(small, Wish.of("canvas", 100, 60, Fit.CONTAIN).rendition());

        assertThat(lab.pixel("canvas", 42, 22)).containsExactly(255, 0, 0);
        assertThat(lab.pixel("canvas", 38, 22)).containsExactly(255, 255, 255);
    }

    @Test
    void aGreyPhotoCanHaveAColouredBackground() throws Exception {
        var grey = new BufferedImage(60, 20, BufferedImage.TYPE_BYTE_GRAY);
        Path file = lab.write("grey", TestPhoto.encoded("png", grey));

        lab.develop(
                file,
                Wish.of("red", 60, 60, Fit.CONTAIN).background("#ff0000").rendition(),
                Wish.of("white", 60, 60, Fit.CONTAIN).rendition());

        Lab.assertNear(lab.pixel("red", 30, 5), 1, 255, 0, 0);
        Lab.assertNear(lab.pixel("red", 30, 30), 1, 0, 0, 0);
        assertThat(lab.pixel("white", 30, 5)).containsExactly(255);
    }
}
