package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.worker.vips.VipsImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every setting of every format, by what it does to the file.
class EncoderTest {
    private static final ChromaSubsampling QUARTER = ChromaSubsampling.QUARTER;
    private static final ChromaSubsampling FULL = ChromaSubsampling.FULL;

    @TempDir Path folder;
    private Lab lab;
    private Path photo;

    @BeforeEach
    void makePhoto() {
        lab = new Lab(folder);
        photo = lab.write("photo", TestPhoto.encoded("png", Scene.of(1, 320, 240)));
    }

    @Test
    void qualityIsSize() throws Exception {
        assertThat(size(Encoding.Jpeg.of(30))).isLessThan(size(Encoding.Jpeg.of(90)));
        assertThat(size(Encoding.Webp.of(30))).isLessThan(size(Encoding.Webp.of(90)));
        assertThat(size(Encoding.Avif.of(30))).isLessThan(size(Encoding.Avif.of(90)));
    }

    @Test
    void jpegIsAsItWasAskedFor() throws Exception {
        byte[] plain = encoded(new Encoding.Jpeg(80, QUARTER, false, false, false));
        byte[] optimized = encoded(new Encoding.Jpeg(80, QUARTER, false, true, false));
        byte[] progressive = encoded(new Encoding.Jpeg(80, QUARTER, true, true, false));
        byte[] trellis = encoded(new Encoding.Jpeg(80, QUARTER, false, true, true));
        byte[] fullColour = encoded(new Encoding.Jpeg(80, FULL, false, true, false));

        assertThat(frameMarker(plain)).isEqualTo(0xC0);
        assertThat(frameMarker(progressive)).isEqualTo(0xC2);
        assertThat(luminanceSampling(plain)).isEqualTo(0x22);
        assertThat(luminanceSampling(fullColour)).isEqualTo(0x11);
        assertThat(optimized).hasSizeLessThan(plain.length);
        assertThat(trellis).hasSizeLessThan(optimized.length);
    }

    @Test
    void losslessIsLossless() throws Exception {
        byte[] original = pixels("photo");
        var formats =
                List.of(
                        new Encoding.Webp(80, true, 2),
                        new Encoding.Avif(50, true, 2, QUARTER),
                        new Encoding.Png(6));
        for (Encoding encoding : formats) {
            encoded(encoding);

            assertThat(pixels("out")).as("%s", encoding).isEqualTo(original);
        }
        encoded(Encoding.Webp.of(80));
        assertThat(pixels("out")).isNotEqualTo(original);
    }

    @Test
    void effortIsSmaller() throws Exception {
        assertThat(size(new Encoding.Png(9))).isLessThan(size(new Encoding.Png(1)));
        assertThat(size(new Encoding.Webp(80, true, 6)))
                .isLessThan(size(new Encoding.Webp(80, true, 0)));
        assertThat(size(new Encoding.Avif(50, false, 6, QUARTER)))
                .isNotEqualTo(size(new Encoding.Avif(50, false, 0, QUARTER)));
    }

    @Test
    void avifKeepsAsMuchColourAsItIsTold() throws Exception {
        assertThat(size(new Encoding.Avif(80, false, 4, QUARTER)))
                .isLessThan(size(new Encoding.Avif(80, false, 4, FULL)));
    }

    @ParameterizedTest
    @EnumSource(value = PhotoFormat.class, names = "HEIC", mode = EnumSource.Mode.EXCLUDE)
    void originalIsThePhotosOwnFormat(PhotoFormat format) throws Exception {
        String saver = format == PhotoFormat.AVIF ? "heif" : format.toString();
        String[] settings =
                format == PhotoFormat.AVIF ? new String[] {"compression", "av1"} : new String[0];
        try (VipsImage image = lab.open("photo")) {
            Path own = lab.save(image, "own", saver + "save", settings);

            Answer.Made made =
                    lab.develop(own, Wish.inside("out", 60).as(new Encoding.Original()).rendition())
                            .made()
                            .getFirst();

            assertThat(made.format())
                    .isEqualTo(
                            format == PhotoFormat.TIFF
                                    ? ImageFormat.JPEG
                                    : ImageFormat.valueOf(format.name()));
            assertThat(Content.of(lab.bytes("out")))
                    .isEqualTo(
                            new Content.Supported(
                                    format == PhotoFormat.TIFF ? PhotoFormat.JPEG : format));
        }
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void whatEachFormatHoldsIsWhatItsEncoderTakes(ImageFormat format) throws Exception {
        int most = Encoder.maxSide(format);
        try (VipsImage line =
                        lab.vips().operation("black").set("width", most).set("height", 1).image();
                VipsImage black = lab.apply(line, "copy")) {
            Encoding.Fixed encoding = Encoding.Original.of(format);
            new Encoder(lab.vips()).encode(black, encoding, "none", lab.path("long"));

            try (VipsImage read = lab.open("long")) {
                assertThat(read.width()).isEqualTo(most);
            }
        }
    }

    private long size(Encoding encoding) throws Exception {
        return encoded(encoding).length;
    }

    private byte[] encoded(Encoding encoding) throws Exception {
        lab.develop(photo, Wish.inside("out", 400).as(encoding).rendition());
        return lab.bytes("out");
    }

    private byte[] pixels(String name) throws Exception {
        try (VipsImage image = lab.open(name)) {
            return image.pixels();
        }
    }

    private static int frameMarker(byte[] jpeg) {
        return jpeg[frame(jpeg) + 1] & 0xff;
    }

    private static int luminanceSampling(byte[] jpeg) {
        return jpeg[frame(jpeg) + 11] & 0xff;
    }

    /// Where the segment with the sizes begins.
    private static int frame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xf0) != 0xC0 || (jpeg[at + 1] & 0xff) == 0xC4) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
        }
        return at;
    }
}
