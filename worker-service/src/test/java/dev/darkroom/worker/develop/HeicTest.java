package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.heif.Libheif;
import dev.darkroom.worker.heif.LibheifFile;
import dev.darkroom.worker.heif.TestHeic;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HEIC by the system's libheif; what needs that is run only where it is.
class HeicTest {
    private static final Rendition SMALL =
            Rendition.of("small", Resize.inside(60), Encoding.Jpeg.of(90));
    private static final Limits LIMITS = Limits.defaults();
    private static final byte[] NO_PROFILE = {};
    private static Vips vips;

    @TempDir Path folder;

    @BeforeAll
    static void loadLibvips() throws VipsException {
        vips =
                Vips.load(
                        LibvipsFile.find(
                                Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                                Path.of("target/classes")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTurnedOnceAsItsContainerSays(int orientation) throws Exception {
        Path photo = write(TestPhoto.stored(orientation, 240, 160), orientation, NO_PROFILE);

        Answer answer = develop(photo);

        assertThat(made(answer)).containsExactly("60x40");
        BufferedImage image = image();
        assertColor(image, 15, 10, Color.RED);
        assertColor(image, 45, 10, Color.GREEN);
        assertColor(image, 15, 30, Color.BLUE);
        assertColor(image, 45, 30, Color.WHITE);
    }

    @Test
    void widthsThatFillNoWordAreReadLineByLine() throws Exception {
        Path photo = write(TestPhoto.upright(62, 38), 1, NO_PROFILE);

        assertThat(made(develop(photo))).containsExactly("60x37");
        assertColor(image(), 15, 9, Color.RED);
        assertColor(image(), 45, 27, Color.WHITE);
    }

    @Test
    void whatIsTransparentBecomesWhite() throws Exception {
        var transparent = new BufferedImage(240, 160, BufferedImage.TYPE_INT_ARGB);
        var graphics = transparent.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 120, 160);
        Path photo = write(transparent, 1, NO_PROFILE);

        assertThat(made(develop(photo))).containsExactly("60x40");
        assertColor(image(), 10, 20, Color.RED);
        assertColor(image(), 50, 20, Color.WHITE);
    }

    @Test
    void coloursOfDisplayP3BecomeThoseOfSrgb() throws Exception {
        // Display P3's (234, 51, 35) is the red of sRGB.
        Path photo = write(plain(new Color(234, 51, 35)), 1, TestProfile.displayP3());

        develop(photo);

        assertColor(image(), 30, 20, Color.RED);
    }

    @Test
    void coloursWithoutAProfileAreThoseOfSrgb() throws Exception {
        Path photo = write(plain(new Color(234, 51, 35)), 1, NO_PROFILE);

        develop(photo);

        assertColor(image(), 30, 20, new Color(234, 51, 35));
    }

    @Test
    void halfAPhotoIsBroken() throws Exception {
        Path photo = write(TestPhoto.noise(240, 160), 1, NO_PROFILE);
        byte[] whole = Files.readAllBytes(photo);
        Files.write(photo, Arrays.copyOf(whole, whole.length / 2));

        assertThat(rejected(develop(photo))).startsWith("broken: Broken heic: ");
    }

    @Test
    void nothingIsDecodedBeyondTheLimitOfPixels() throws Exception {
        Path photo = write(TestPhoto.upright(240, 160), 1, NO_PROFILE);

        assertThat(rejected(ask(developer(new Limits(38_399, 1, 1_000_000)), photo)))
                .isEqualTo("too-many-pixels: 240 x 160 pixels (at most 38399 are developed)");
    }

    @Test
    void isAmongTheFormatsWhereLibheifIs() {
        TestHeic.encoder();

        assertThat(developer(LIMITS).formats()).endsWith("avif", "heic");
    }

    @Test
    void withoutLibheifIsUnsupportedAndSaysWhatToInstall() throws Exception {
        var missing = Libheif.load("/nowhere/libheif.so.1");
        var developer = new Developer(vips, missing, LIMITS, MemoryTerms.unlimited());
        Path photo =
                Files.writeString(
                        folder.resolve("photo"),
                        "\0\0\0\u0018ftypheic\0\0\0\0mif1heic",
                        StandardCharsets.ISO_8859_1);

        assertThat(developer.formats()).doesNotContain("heic");
        assertThat(rejected(ask(developer, photo)))
                .startsWith("unsupported-format: HEIC is not developed by this worker: ")
                .contains("/nowhere/libheif.so.1")
                .contains("apt install libheif1")
                .contains("DARKROOM_WORKER_LIBHEIF");
    }

    private Path write(BufferedImage image, int orientation, byte[] profile) {
        return TestHeic.encoder().write(folder.resolve("photo"), image, orientation, profile);
    }

    private static BufferedImage plain(Color color) {
        var image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 240, 160);
        return image;
    }

    private Answer develop(Path photo) {
        return ask(developer(LIMITS), photo);
    }

    private static Developer developer(Limits limits) {
        return new Developer(
                vips,
                Libheif.load(
                        LibheifFile.find(Optional.ofNullable(System.getenv(LibheifFile.SETTING)))),
                limits,
                MemoryTerms.unlimited());
    }

    private Answer ask(Developer developer, Path photo) {
        try {
            return developer.develop(new Order(photo, folder, false, List.of(SMALL)));
        } catch (OutOfMemory e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> made(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Developed.class);
        return ((Answer.Developed) answer)
                .made().stream().map(made -> made.width() + "x" + made.height()).toList();
    }

    private static String rejected(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Rejected.class);
        var reason = ((Answer.Rejected) answer).reason();
        return reason.code() + ": " + reason.message();
    }

    private BufferedImage image() throws IOException {
        return ImageIO.read(folder.resolve("small").toFile());
    }

    private static void assertColor(BufferedImage image, int x, int y, Color expected) {
        var color = new Color(image.getRGB(x, y));
        int apart =
                Math.abs(color.getRed() - expected.getRed())
                        + Math.abs(color.getGreen() - expected.getGreen())
                        + Math.abs(color.getBlue() - expected.getBlue());
        assertThat(apart).as("%s at %d, %d instead of %s", color, x, y, expected).isLessThan(40);
    }
}
