package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.vips.VipsImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What defines each fit, for photos and frames of all sizes.
class GeometryPropertiesTest {
    private static final int CASES = 20_000;
    private static final int MAX_SIDE = 65_500;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Fit.class)
    void everyFitKeepsWhatItSays(Fit fit) {
        var random = new Random(3);
        for (int i = 0; i < CASES; i++) {
            var photo = new Size(side(random, 12_000), side(random, 12_000));
            Resize resize = resize(random, fit, 12_000);
            Geometry geometry = Geometry.of(photo, resize, MAX_SIDE);
            String what = "%s of %s: %s".formatted(resize, photo, geometry);

            keepsItsPromise(what, photo, resize, geometry);
            if (!resize.enlarge()) {
                assertThat(photo.covers(geometry.scaled())).as(what).isTrue();
                assertThat(fit == Fit.CONTAIN || photo.covers(geometry.size())).as(what).isTrue();
            }
        }
    }

    private static void keepsItsPromise(String what, Size photo, Resize resize, Geometry geometry) {
        double horizontal =
                resize.width().map(width -> (double) width / photo.width()).orElse(Double.NaN);
        double vertical =
                resize.height().map(height -> (double) height / photo.height()).orElse(Double.NaN);
        double least = Double.isNaN(horizontal) ? vertical : horizontal;
        double most = least;
        if (!Double.isNaN(horizontal) && !Double.isNaN(vertical)) {
            least = Math.min(horizontal, vertical);
            most = Math.max(horizontal, vertical);
        }
        Size scaled = geometry.scaled();
        Size size = geometry.size();
        switch (resize.fit()) {
            case COVER -> {
                isScaled(what, photo, scaled, allowed(most, resize));
                assertThat(scaled.covers(size)).as(what).isTrue();
                if (resize.enlarge() || most <= 1) {
                    assertThat(size).as(what).isEqualTo(frame(resize));
                } else {
                    // The largest part of the frame's aspect ratio touches two of the photo's
                    // sides.
                    assertThat(size.width() == photo.width() || size.height() == photo.height())
                            .as(what)
                            .isTrue();
                    isScaled(what, frame(resize), size, 1 / most);
                }
            }
            case CONTAIN -> {
                isScaled(what, photo, scaled, allowed(least, resize));
                assertThat(size).as(what).isEqualTo(frame(resize));
                assertThat(size.covers(scaled)).as(what).isTrue();
            }
            case FILL -> {
                assertThat(scaled).as(what).isEqualTo(size);
                assertThat(size)
                        .as(what)
                        .isEqualTo(resize.enlarge() ? frame(resize) : frame(resize).atMost(photo));
            }
            case INSIDE -> {
                assertThat(scaled).as(what).isEqualTo(size);
                double held = (double) MAX_SIDE / Math.max(photo.width(), photo.height());
                boolean oneSide = resize.width().isEmpty() || resize.height().isEmpty();
                isScaled(
                        what,
                        photo,
                        size,
                        allowed(oneSide ? Math.min(least, held) : least, resize));
                assertThat(resize.width().orElse(MAX_SIDE))
                        .as(what)
                        .isGreaterThanOrEqualTo(size.width());
                assertThat(resize.height().orElse(MAX_SIDE))
                        .as(what)
                        .isGreaterThanOrEqualTo(size.height());
            }
            case OUTSIDE -> {
                assertThat(scaled).as(what).isEqualTo(size);
                isScaled(what, photo, size, allowed(most, resize));
                if (resize.enlarge() || most <= 1) {
                    assertThat(size.width())
                            .as(what)
                            .isGreaterThanOrEqualTo(resize.width().orElse(1));
                    assertThat(size.height())
                            .as(what)
                            .isGreaterThanOrEqualTo(resize.height().orElse(1));
                }
            }
        }
    }

    private static double allowed(double scale, Resize resize) {
        return resize.enlarge() ? scale : Math.min(1, scale);
    }

    private static Size frame(Resize resize) {
        return new Size(resize.width().orElseThrow(), resize.height().orElseThrow());
    }

    /// To half a pixel, and at least one.
    private static void isScaled(String what, Size from, Size to, double scale) {
        double room = 0.5 + 1e-6;
        assertThat((double) to.width())
                .as(what)
                .isBetween(from.width() * scale - room, Math.max(1, from.width() * scale + room));
        assertThat((double) to.height())
                .as(what)
                .isBetween(from.height() * scale - room, Math.max(1, from.height() * scale + room));
    }

    @Test
    void sizesAreThoseThatLibvipsComesTo() throws Exception {
        var lab = new Lab(folder);
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            var photo = new Size(side(random, 4000), side(random, 4000));
            Resize resize = resize(random, Fit.INSIDE, 4000);
            if (resize.width().isEmpty() || resize.height().isEmpty()) {
                continue;
            }
            try (VipsImage image =
                            lab.vips()
                                    .operation("black")
                                    .set("width", photo.width())
                                    .set("height", photo.height())
                                    .image();
                    VipsImage thumbnail =
                            lab.vips()
                                    .operation("thumbnail_image")
                                    .set("in", image)
                                    .set("width", resize.width().get())
                                    .set("height", resize.height().get())
                                    .set("size", resize.enlarge() ? "both" : "down")
                                    .image()) {
                assertThat(Geometry.of(photo, resize, MAX_SIDE).size())
                        .as("%s of %s", resize, photo)
                        .isEqualTo(new Size(thumbnail.width(), thumbnail.height()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void filesHaveTheSizeThatWasReckoned(Fit fit) throws Exception {
        var lab = new Lab(folder);
        var random = new Random(7);
        for (int i = 0; i < 12; i++) {
            var photo = new Size(side(random, 300), side(random, 300));
            Path file =
                    lab.write(
                            "photo",
                            TestPhoto.encoded(
                                    i % 2 == 0 ? "png" : "jpg",
                                    TestPhoto.upright(photo.width(), photo.height())));
            Resize first = resize(random, fit, 300);
            Resize second = resize(random, fit, 300);
            var made =
                    lab.develop(
                                    file,
                                    Wish.inside("first", 1).resize(first).rendition(),
                                    Wish.inside("second", 1).resize(second).rendition())
                            .made();

            isAsReckoned(lab, "first", photo, first, made.get(0));
            isAsReckoned(lab, "second", photo, second, made.get(1));
        }
    }

    private static void isAsReckoned(
            Lab lab, String name, Size photo, Resize resize, Answer.Made made) throws Exception {
        Size reckoned = Geometry.of(photo, resize, MAX_SIDE).size();
        try (VipsImage image = lab.open(name)) {
            assertThat(new Size(image.width(), image.height()))
                    .as("%s of %s", resize, photo)
                    .isEqualTo(reckoned)
                    .isEqualTo(new Size(made.width(), made.height()));
        }
    }

    private static Resize resize(Random random, Fit fit, int most) {
        boolean needsBoth = fit != Fit.INSIDE && fit != Fit.OUTSIDE;
        boolean hasWidth = needsBoth || random.nextInt(4) > 0;
        boolean hasHeight = needsBoth || !hasWidth || random.nextInt(4) > 0;
        return new Resize(
                hasWidth ? Optional.of(side(random, most)) : Optional.empty(),
                hasHeight ? Optional.of(side(random, most)) : Optional.empty(),
                fit,
                Position.CENTRE,
                "#ffffff",
                random.nextBoolean());
    }

    /// Small sides as often as large ones.
    private static int side(Random random, int most) {
        return (int) Math.clamp(Math.exp(random.nextDouble() * Math.log(most)), 1, most);
    }
}
