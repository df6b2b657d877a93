package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.worker.vips.VipsImage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimationTest {
    private static final List<Color> FRAMES = List.of(Color.RED, Color.GREEN, Color.BLUE);

    @TempDir Path folder;
    private Lab lab;
    private Path gif;

    @BeforeEach
    void makePhoto() {
        lab = new Lab(folder);
        gif = lab.write("gif", Animation.of(61, 40, FRAMES));
    }

    @Test
    void onlyTheFirstFrameIsDevelopedWhereNothingElseIsAsked() throws Exception {
        lab.develop(
                gif,
                Wish.inside("jpeg", 30).jpeg().rendition(),
                Wish.inside("webp", 30).as(Encoding.Webp.of(90)).rendition(),
                Wish.inside("same", 30).as(new Encoding.Original()).rendition());

        Lab.assertNear(lab.pixel("jpeg", 10, 10), 4, 254, 0, 0);
        for (String name : List.of("webp", "same")) {
            try (VipsImage image = lab.open(name)) {
                assertThat(image.frames()).as(name).isEqualTo(1);
                assertThat(image.height()).isEqualTo(20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "webp"})
    void allFramesAreKeptWhereTheyAreAsked(String format) throws Exception {
        Path photo = format.equals("gif") ? gif : webp();

        var made =
                lab.develop(
                                photo,
                                Wish.inside("large", 50)
                                        .as(new Encoding.Original())
                                        .animated()
                                        .rendition(),
                                Wish.inside("small", 31)
                                        .as(Encoding.Webp.of(90))
                                        .animated()
                                        .rendition(),
                                Wish.of("flat", 31, 15, Fit.FILL)
                                        .as(new Encoding.Original())
                                        .animated()
                                        .rendition(),
                                Wish.inside("still", 31).rendition())
                        .made();

        assertThat(made.get(0).format())
                .isEqualTo(ImageFormat.valueOf(format.toUpperCase(Locale.ROOT)));
        assertFrames("large", 50, 33);
        assertFrames("small", 31, 20);
        assertFrames("flat", 31, 15);
        assertThat(made).extracting(Answer.Made::height).containsExactly(33, 20, 15, 20);
        assertThat(durations(lab.bytes("small"))).containsExactly(100, 200, 300);
    }

    private Path webp() throws Exception {
        lab.develop(
                gif,
                Wish.inside("animated", 61)
                        .as(new Encoding.Webp(80, true, 1))
                        .animated()
                        .rendition());
        return lab.path("animated");
    }

    private void assertFrames(String name, int width, int height) throws Exception {
        try (VipsImage image = lab.openAll(name)) {
            assertThat(image.frames()).as(name).isEqualTo(3);
            assertThat(image.width()).isEqualTo(width);
            assertThat(image.frameHeight()).isEqualTo(height);
            byte[] pixels = image.pixels();
            for (int frame = 0; frame < 3; frame++) {
                int middle = (frame * height + height / 2) * width + width / 2;
                Color color = FRAMES.get(frame);
                int at = middle * image.bands();
                Lab.assertNear(
                        new int[] {pixels[at] & 255, pixels[at + 1] & 255, pixels[at + 2] & 255},
                        6,
                        color.getRed(),
                        color.getGreen(),
                        color.getBlue());
            }
        }
    }

    /// How long each frame of a WebP lasts, in milliseconds.
    private static List<Integer> durations(byte[] webp) {
        String text = new String(webp, StandardCharsets.ISO_8859_1);
        var durations = new ArrayList<Integer>();
        for (int at = text.indexOf("ANMF"); at >= 0; at = text.indexOf("ANMF", at + 1)) {
            durations.add(text.charAt(at + 20) | text.charAt(at + 21) << 8);
        }
        return durations;
    }

    @Test
    void aFormatThatCannotMoveHasTheFirstFrame() throws Exception {
        Path still = lab.write("still", TestPhoto.encoded("png", TestPhoto.upright(60, 40)));

        var made =
                lab.develop(
                                still,
                                Wish.inside("out", 30)
                                        .as(new Encoding.Original())
                                        .animated()
                                        .rendition())
                        .made();

        assertThat(made.getFirst().format()).isEqualTo(ImageFormat.PNG);
        assertThat(made.getFirst().height()).isEqualTo(20);
    }

    @Test
    void transparentFramesKeepTheirTransparency() throws Exception {
        var both = new BufferedImage(60, 80, BufferedImage.TYPE_INT_ARGB);
        both.createGraphics().drawImage(Transparent.ring(60, 40), 0, 0, null);
        both.createGraphics().drawImage(Transparent.ring(40, 40), 10, 40, null);
        lab.write("photo", TestPhoto.encoded("png", both));
        try (VipsImage two = lab.open("photo")) {
            two.fields().set("page-height", 40);
            lab.save(two, "two", "webpsave", "lossless", "true");
        }

        lab.develop(
                lab.path("two"),
                Wish.inside("out", 30).as(new Encoding.Webp(80, true, 1)).animated().rendition());

        try (VipsImage image = lab.openAll("out")) {
            assertThat(image.height()).isEqualTo(40);
            assertThat(image.bands()).isEqualTo(4);
            assertThat(image.pixels()[3]).isZero();
            int middle = (30 * 30 + 15) * 4;
            assertThat(image.pixels()[middle + 1] & 255).isBetween(198, 202);
        }
    }
}
