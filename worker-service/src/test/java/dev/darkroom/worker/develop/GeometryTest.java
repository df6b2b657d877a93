package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Resize;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {

    @ParameterizedTest
    @CsvSource({
        "4000, 3000, 1024, 1024, 1024, 768",
        "3000, 4000, 1024, 1024, 768, 1024",
        "4000, 3000, 1024,     , 1024, 768",
        "4000, 3000,     , 600,  800,  600",
        "640,  480,  1024, 1024, 640,  480",
        "640,  480,  640,  480,  640,  480",
        "5000, 1,    100,  100,  100,  1",
        "100,  70000, 100,     , 94,   65500",
    })
    void insideKeepsTheAspectAndNeverEnlarges(
            int photoWidth, int photoHeight, Integer width, Integer height, int w, int h) {
        Geometry geometry =
                Geometry.of(
                        new Size(photoWidth, photoHeight),
                        resize(Fit.INSIDE, width, height),
                        65_500);

        assertThat(geometry).isEqualTo(new Geometry(new Size(w, h), new Size(w, h)));
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 3000, 320, 320, 427, 320, 320, 320",
        "3000, 4000, 320, 320, 320, 427, 320, 320",
        "4000, 3000, 400, 100, 400, 300, 400, 100",
        "320,  320,  320, 320, 320, 320, 320, 320",
    })
    void coverFillsBothSidesAndCropsTheRest(
            int photoWidth, int photoHeight, int width, int height, int sw, int sh, int w, int h) {
        Geometry geometry =
                Geometry.of(
                        new Size(photoWidth, photoHeight),
                        resize(Fit.COVER, width, height),
                        65_500);

        assertThat(geometry).isEqualTo(new Geometry(new Size(sw, sh), new Size(w, h)));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 200, 320, 320, 200, 200",
        "200, 1000, 320, 320, 200, 200",
        "300,  300, 320, 160, 300, 150",
        "10,   10,  320, 100, 10,  3",
    })
    void coverOfASmallPhotoIsTheLargestMiddlePartOfItsAspect(
            int photoWidth, int photoHeight, int width, int height, int w, int h) {
        Geometry geometry =
                Geometry.of(
                        new Size(photoWidth, photoHeight),
                        resize(Fit.COVER, width, height),
                        65_500);

        assertThat(geometry)
                .isEqualTo(new Geometry(new Size(photoWidth, photoHeight), new Size(w, h)));
    }

    private static Resize resize(Fit fit, Integer width, Integer height) {
        return new Resize(
                Optional.ofNullable(width),
                Optional.ofNullable(height),
                fit,
                Position.CENTRE,
                "#ffffff",
                false);
    }
}
