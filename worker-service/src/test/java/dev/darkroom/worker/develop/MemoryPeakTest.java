package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.heif.TestHeic;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import dev.darkroom.worker.vips.VipsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Estimates of memory against the peaks of real imagers, for photos of 6 megapixels: a photo must
/// do with what was estimated, and the estimate is not to be far above what the photo took.
///
/// Measured (`VmHWM` beyond the imager's own, of what estimate, in MiB): JPEG 29 of 118,
/// progressive 52 of 153, PNG 30 of 118, interlaced 30 of 135, that of 16 bits 49 of 157, WebP 48
/// and lossless 55 of 164, GIF 52 of 172, TIFF 27 of 135, AVIF 110 of 244, HEIC 44 of 174; encoding
/// 3 megapixels as WebP 24 of 116, lossless 83 of 191, as AVIF 61 of 212, lossless 79 of 276, as
/// PNG 17 of 105. 64 of each estimate are for the imager itself.
class MemoryPeakTest {
    private static final int WIDTH = 3000;
    private static final int HEIGHT = 2000;
    private static final double MOST_TOO_MUCH = 4;
    private static final long SLACK = 64L << 20;
    private static final List<Rendition> WEB = BuiltInRecipes.web().renditions();
    private static Vips vips;
    @TempDir private static Path photos;
    private static Path original;

    @TempDir private Path folder;

    @BeforeAll
    static void makeOriginal() throws VipsException {
        vips =
                Vips.load(
                        LibvipsFile.find(
                                Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                                Path.of("target/classes")));
        original =
                TestPhoto.file(
                        photos,
                        "original",
                        TestPhoto.encoded("png", TestPhoto.upright(WIDTH, HEIGHT)));
    }

    @ParameterizedTest
    @CsvSource({
        "JPEG, jpegsave, '', 8",
        "JPEG, jpegsave, 'interlace=true subsample_mode=off', 8",
        "PNG,  pngsave,  'compression=1', 8",
        "PNG,  pngsave,  'compression=1 interlace=true', 8",
        "PNG,  pngsave,  'compression=1 interlace=true', 16",
        "WEBP, webpsave, 'effort=0', 8",
        "WEBP, webpsave, 'effort=0 lossless=true', 8",
        "GIF,  gifsave,  'effort=1', 8",
        "TIFF, tiffsave, 'compression=deflate', 8",
        "AVIF, heifsave, 'compression=av1 effort=0 subsample_mode=off', 8",
    })
    void anEstimateIsEnoughAndNotFarTooMuch(
            PhotoFormat format, String save, String settings, int bits) throws Exception {
        Path photo = folder.resolve("photo");
        try (VipsSource source = vips.source(original.toString());
                VipsImage image = vips.operation("pngload_source").set("source", source).image();
                VipsImage deep = bits == 16 ? sixteenBits(image) : image) {
            VipsOperation operation =
                    vips.operation(save).set("in", deep).set("filename", photo.toString());
            for (String setting : settings.split(" ", -1)) {
                int equals = setting.indexOf('=');
                if (equals > 0) {
                    operation.set(setting.substring(0, equals), setting.substring(equals + 1));
                }
            }
            operation.run();
        }

        assertEstimate(photo, raster(photo, format), WEB);
    }

    @Test
    void anEstimateForHeicIsEnoughAndNotFarTooMuch() throws Exception {
        // Turned, which takes a copy.
        Path photo =
                TestHeic.encoder()
                        .write(
                                folder.resolve("photo"),
                                TestPhoto.upright(WIDTH, HEIGHT),
                                6,
                                new byte[0]);

        var turned =
                new Raster(PhotoFormat.HEIC, /* width= */ HEIGHT, /* height= */ WIDTH, 3, 1, false);
        assertEstimate(photo, turned, WEB);
    }

    @ParameterizedTest
    @CsvSource({"webp, false", "webp, true", "avif, false", "avif, true", "png, false"})
    void anEstimateForAnEncoderIsEnoughAndNotFarTooMuch(String format, boolean lossless)
            throws Exception {
        Encoding encoding =
                switch (format) {
                    case "webp" -> new Encoding.Webp(80, lossless, 4);
                    case "avif" ->
                            new Encoding.Avif(
                                    50, lossless, 2, Encoding.Avif.of(50).chromaSubsampling());
                    default -> new Encoding.Png(6);
                };

        assertEstimate(
                original,
                raster(original, PhotoFormat.PNG),
                List.of(Rendition.of("large", Resize.inside(2048), encoding)));
    }

    private void assertEstimate(Path photo, Raster raster, List<Rendition> renditions)
            throws Exception {
        try (RunningImager imager =
                RunningImager.start(
                        ImagerSettings.defaults().withMemory(new MemoryShares(1L << 30, 4L << 30)),
                        folder)) {
            long own = imager.memory("VmData");
            warmUp(imager);
            long before = imager.memory("VmRSS");
            imager.forgetPeak();
            long need = MemoryNeed.of(raster, prints(raster, renditions));

            Answer answer =
                    imager.ask(new Order(photo, folder, false, renditions).withMemory(own + need));

            assertThat(answer).isInstanceOf(Answer.Developed.class);
            long peak = imager.memory("VmHWM") - before;
            assertThat(peak).isLessThan(need);
            assertThat((double) need - SLACK).isLessThan(MOST_TOO_MUCH * peak);
        }
    }

    private void warmUp(RunningImager imager) throws Exception {
        Path small =
                TestPhoto.file(
                        folder, "small", TestPhoto.encoded("jpg", TestPhoto.upright(600, 400)));
        assertThat(imager.ask(new Order(small, folder, false, WEB)))
                .isInstanceOf(Answer.Developed.class);
    }

    private static List<Print> prints(Raster raster, List<Rendition> renditions) {
        var header =
                new Header(
                        new Size(raster.width(), raster.height()),
                        1,
                        false,
                        false,
                        Header.Colours.SRGB,
                        raster);
        return renditions.stream()
                .map(rendition -> Print.of(rendition, raster.format(), header))
                .toList();
    }

    private static Raster raster(Path photo, PhotoFormat format) throws VipsException {
        try (VipsSource source = vips.source(photo.toString());
                VipsImage image =
                        vips.operation(format.loader() + "_source").set("source", source).image()) {
            return Raster.of(image, format);
        }
    }

    private static VipsImage sixteenBits(VipsImage image) throws VipsException {
        return vips.operation("colourspace").set("in", image).set("space", "rgb16").image();
    }
}
