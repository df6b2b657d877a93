package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final long MIB = 1L << 20;
    private static final Order ORDER =
            new Order(Path.of("photo"), Path.of("out"), false, List.of());

    @Test
    void aPhoneJpegNeedsLittle() {
        assertThat(web(raster(PhotoFormat.JPEG, 12, false))).isBetween(100 * MIB, 200 * MIB);
    }

    @Test
    void aProgressiveJpegNeedsItsCoefficientsAsWell() {
        assertThat(
                        web(raster(PhotoFormat.JPEG, 12, true))
                                - web(raster(PhotoFormat.JPEG, 12, false)))
                .isEqualTo(12_000_000L * 3 * 2);
    }

    @Test
    void anInterlacedPngIsWholeInMemory() {
        assertThat(web(raster(PhotoFormat.PNG, 12, true)) - web(raster(PhotoFormat.PNG, 12, false)))
                .isEqualTo(12_000_000L * 3);
    }

    @Test
    void whatIsLargerNeedsMore() {
        for (PhotoFormat format : PhotoFormat.values()) {
            assertThat(web(raster(format, 100, true))).isGreaterThan(web(raster(format, 50, true)));
        }
    }

    @Test
    void renditionsOfTheSameScaleAreInMemoryOnce() {
        var one = List.of(rendition("a", new Encoding.Png(6)));
        var two = List.of(rendition("a", new Encoding.Png(6)), rendition("b", new Encoding.Png(6)));
        Raster raster = raster(PhotoFormat.PNG, 12, false);

        assertThat(need(raster, two)).isEqualTo(need(raster, one));
    }

    @Test
    void anEnlargedRenditionOfASmallPhotoNeedsWhatTheRenditionDoes() {
        Resize huge =
                new Resize(
                        Optional.of(8000),
                        Optional.empty(),
                        Fit.INSIDE,
                        Position.CENTRE,
                        "#ffffff",
                        true);
        var raster = new Raster(PhotoFormat.JPEG, 100, 100, 3, 1, false);

        assertThat(need(raster, List.of(Rendition.of("huge", huge, Encoding.Avif.of(50)))))
                .isGreaterThan(64_000_000L * 48);
    }

    @Test
    void withinTheStandingShareNothingIsAsked() {
        assertThat(refusal(400 * MIB, 800 * MIB, ORDER)).isEmpty();
    }

    @Test
    void beyondTheStandingShareAPhotoSaysWhatItNeeds() {
        long need = 100 * MIB + web(raster(PhotoFormat.JPEG, 12, false));

        assertThat(refusal(200 * MIB, 800 * MIB, ORDER)).contains(new Answer.Needs(need));
        assertThat(refusal(200 * MIB, 800 * MIB, ORDER.withMemory(need))).isEmpty();
    }

    @Test
    void beyondAllThatThereIsAPhotoIsRejected() {
        assertThat(refusal(128 * MIB, 160 * MIB, ORDER))
                .hasValueSatisfying(answer -> {
                    var reason = ((Answer.Rejected) answer).reason();
                    assertThat(reason.code()).isEqualTo("needs-too-much-memory");
                    assertThat(reason.message())
                            .startsWith("4000 x 3000 pixels of jpeg would take");
                });
    }

    private static Optional<Answer> refusal(long standing, long most, Order order) {
        Raster raster = raster(PhotoFormat.JPEG, 12, false);
        return new MemoryTerms(new MemoryShares(standing, most), 100 * MIB)
                .refusal(raster, prints(raster, BuiltInRecipes.web().renditions()), order);
    }

    private static long web(Raster raster) {
        return need(raster, BuiltInRecipes.web().renditions());
    }

    private static long need(Raster raster, List<Rendition> renditions) {
        return MemoryNeed.of(raster, prints(raster, renditions));
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

    private static Raster raster(PhotoFormat format, int megapixels, boolean interlaced) {
        return new Raster(format, megapixels * 1000 / 3, 3000, 3, 1, interlaced);
    }

    private static Rendition rendition(String name, Encoding encoding) {
        return Rendition.of(name, Resize.inside(1000), encoding);
    }
}
