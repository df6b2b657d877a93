package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsSource;
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

class DeveloperTest {
    private static final Rendition SQUARE = rendition("square", 20, 20, Fit.COVER);
    private static final Rendition SMALL = rendition("small", 60, 60, Fit.INSIDE);
    private static final Rendition LARGE = rendition("large", 4096, 4096, Fit.INSIDE);
    private static Vips vips;
    private static Developer developer;

    @TempDir Path folder;

    @BeforeAll
    static void loadLibvips() throws VipsException {
        vips =
                Vips.load(
                        LibvipsFile.find(
                                Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                                Path.of("target/classes")));
        developer = new Developer(vips, Limits.defaults());
        developer.allowOnlyPhotos();
    }

    @Test
    void readsAllFormats() {
        assertThat(developer.formats())
                .containsExactly("jpeg", "png", "webp", "gif", "tiff", "avif");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationComesOutUpright(int orientation) throws Exception {
        Path photo = write("photo", TestPhoto.turned(orientation, 240, 160));

        Answer answer = develop(photo, SMALL, SQUARE);

        assertThat(sizes(answer)).containsExactly("60x40", "20x20");
        assertQuarters(image("small"));
        assertQuarters(image("square"));
    }

    @Test
    void isNeverEnlarged() throws Exception {
        Path photo = write("photo", TestPhoto.encoded("png", TestPhoto.upright(90, 16)));

        Answer answer = develop(photo, SQUARE, LARGE, SMALL);

        assertThat(sizes(answer)).containsExactly("16x16", "90x16", "60x11");
        assertThat(image("large").getWidth()).isEqualTo(90);
        assertThat(image("square").getWidth()).isEqualTo(16);
    }

    @Test
    void theSizesToldAreThoseOfTheFiles() throws Exception {
        Path photo = write("photo", TestPhoto.encoded("jpg", TestPhoto.upright(777, 333)));

        var developed = (Answer.Developed) develop(photo, SQUARE, SMALL, LARGE);

        for (int i = 0; i < 3; i++) {
            String name = List.of("square", "small", "large").get(i);
            BufferedImage image = image(name);
            assertThat(developed.made().get(i))
                    .isEqualTo(
                            new Answer.Made(
                                    ImageFormat.JPEG,
                                    Files.size(folder.resolve(name)),
                                    image.getWidth(),
                                    image.getHeight()));
        }
    }

    @Test
    void whatIsTransparentBecomesWhite() throws Exception {
        var image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        Path photo = write("photo", TestPhoto.encoded("png", image));

        develop(photo, LARGE);

        assertColor(image("large"), 40, 40, Color.WHITE);
    }

    @Test
    void otherFormatsAreReadToo() throws Exception {
        Path png = write("photo.png", TestPhoto.encoded("png", TestPhoto.upright(120, 80)));
        for (String format : List.of("webp", "gif", "tiff", "heif")) {
            Path photo = folder.resolve("photo." + format);
            try (VipsSource source = vips.source(png.toString());
                    VipsImage image =
                            vips.operation("pngload_source").set("source", source).image()) {
                var save =
                        vips.operation(format + "save")
                                .set("in", image)
                                .set("filename", photo.toString());
                (format.equals("heif") ? save.set("compression", "av1") : save).run();
            }

            assertThat(sizes(develop(photo, SMALL))).as(format).containsExactly("60x40");
            assertQuarters(image("small"));
        }
    }

    @Test
    void greyAndSixteenBitsAreReadToo() throws Exception {
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
            var image = new BufferedImage(100, 100, type);
            image.createGraphics().fillRect(0, 0, 100, 100);
            Path photo = write("photo", TestPhoto.encoded("png", image));

            assertThat(sizes(develop(photo, SMALL))).containsExactly("60x60");
            assertColor(image("small"), 30, 30, Color.WHITE);
        }
    }

    @Test
    void metadataIsLeftOut() throws Exception {
        Path photo = write("photo", TestPhoto.turned(6, 240, 160));

        develop(photo, SMALL);

        assertThat(
                        new String(
                                Files.readAllBytes(folder.resolve("small")),
                                StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void aFileWithoutBytesIsEmpty() {
        assertRejected(write("photo", new byte[0]), "empty", "no bytes");
    }

    @Test
    void aTextIsNoImage() {
        assertRejected(
                write("photo.jpg", "hello".getBytes(StandardCharsets.UTF_8)),
                "no-image",
                "no image");
    }

    @Test
    void aDocumentIsUnsupported() {
        assertRejected(
                write(
                        "photo.jpg",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>"
                                .getBytes(StandardCharsets.UTF_8)),
                "unsupported-format",
                "SVG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "tiff"})
    void halfAPhotoIsBroken(String format) {
        byte[] whole = TestPhoto.encoded(format, TestPhoto.upright(600, 400));

        assertRejected(write("photo", Arrays.copyOf(whole, whole.length / 2)), "broken", "Broken");
    }

    @Test
    void aPhotoThatIsCorruptInTheMiddleIsBroken() {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.noise(600, 400));
        jpeg[jpeg.length / 2] = (byte) 0xFF;
        jpeg[jpeg.length / 2 + 1] = (byte) 0xD3;

        assertRejected(write("photo", jpeg), "broken", "Corrupt JPEG data");
    }

    @Test
    void aPhotoWithStrayBytesBetweenItsSegmentsIsDeveloped() {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.upright(240, 160));
        int afterJfif = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF));
        byte[] stray = Arrays.copyOf(jpeg, jpeg.length + 3);
        Arrays.fill(stray, afterJfif, afterJfif + 3, (byte) 0);
        System.arraycopy(jpeg, afterJfif, stray, afterJfif + 3, jpeg.length - afterJfif);

        assertThat(sizes(develop(write("photo", stray), SMALL))).containsExactly("60x40");
    }

    @Test
    void theReasonIsOfThisPhotoAlone() {
        byte[] png = TestPhoto.encoded("png", TestPhoto.upright(600, 400));
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.upright(600, 400));
        develop(write("first", Arrays.copyOf(png, 40)), SMALL);

        var second = (Answer.Rejected) develop(write("second", Arrays.copyOf(jpeg, 1000)), SMALL);

        assertThat(second.reason().message()).contains("jpeg").doesNotContainIgnoringCase("png");
    }

    @Test
    void tooManyPixelsAreNotDecoded() {
        Path photo = write("photo", TestPhoto.encoded("png", TestPhoto.upright(100, 101)));

        Answer answer =
                ask(
                        new Developer(vips, new Limits(10_000, 1, 10_000)),
                        new Order(photo, folder, false, List.of(SMALL)));

        var rejected = (Answer.Rejected) answer;
        assertThat(rejected.reason().code()).isEqualTo("too-many-pixels");
        assertThat(rejected.reason().message()).contains("100 x 101").contains("10000");
    }

    @Test
    void aFullDiskIsNotThePhotosFault() throws Exception {
        Path photo = write("photo", TestPhoto.encoded("jpg", TestPhoto.upright(600, 400)));
        Files.createSymbolicLink(folder.resolve("large"), Path.of("/dev/full"));

        var failed = (Answer.Failed) develop(photo, LARGE);

        assertThat(failed.reason().code()).isEqualTo("scratch-full");
    }

    @Test
    void aPhotoThatIsGoneIsNotItsOwnFault() {
        var failed = (Answer.Failed) develop(folder.resolve("gone"), SMALL);

        assertThat(failed.reason().code()).isEqualTo("scratch-unavailable");
        assertThat(failed.reason().message()).contains("gone");
    }

    private void assertRejected(Path photo, String code, String words) {
        var rejected = (Answer.Rejected) develop(photo, SMALL);
        assertThat(rejected.reason().code()).isEqualTo(code);
        assertThat(rejected.reason().message()).contains(words);
    }

    private Answer develop(Path photo, Rendition... renditions) {
        return ask(developer, new Order(photo, folder, false, List.of(renditions)));
    }

    private static Answer ask(Developer developer, Order order) {
        try {
            return developer.develop(order);
        } catch (OutOfMemory e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String name, byte[] bytes) {
        return TestPhoto.file(folder, name, bytes);
    }

    private BufferedImage image(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }

    private static List<String> sizes(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Developed.class);
        return ((Answer.Developed) answer)
                .made().stream().map(size -> size.width() + "x" + size.height()).toList();
    }

    private static void assertQuarters(BufferedImage image) {
        int right = image.getWidth() * 3 / 4;
        int bottom = image.getHeight() * 3 / 4;
        assertColor(image, image.getWidth() / 4, image.getHeight() / 4, Color.RED);
        assertColor(image, right, image.getHeight() / 4, Color.GREEN);
        assertColor(image, image.getWidth() / 4, bottom, Color.BLUE);
        assertColor(image, right, bottom, Color.WHITE);
    }

    private static void assertColor(BufferedImage image, int x, int y, Color expected) {
        var color = new Color(image.getRGB(x, y));
        int apart =
                Math.abs(color.getRed() - expected.getRed())
                        + Math.abs(color.getGreen() - expected.getGreen())
                        + Math.abs(color.getBlue() - expected.getBlue());
        assertThat(apart).as("%s at %d, %d instead of %s", color, x, y, expected).isLessThan(40);
    }

    private static Rendition rendition(String name, int width, int height, Fit fit) {
        return Rendition.of(
                name,
                new Resize(
                        Optional.of(width),
                        Optional.of(height),
                        fit,
                        Position.CENTRE,
                        "#ffffff",
                        false),
                Encoding.Jpeg.of(90));
    }
}
