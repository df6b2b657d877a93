package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Metadata;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.vips.VipsImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeTest {
    private static final Wish SQUARE = Wish.of("square", 320, 320, Fit.COVER);
    private static final Wish MIDDLE = Wish.inside("middle", 1024);
    private static final Wish LARGE = Wish.inside("large", 2048);

    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    /// The least that was measured is 0.9969 here, and 0.9978 on photos of cameras.
    @ParameterizedTest
    @CsvSource({"1, 2600, 1950", "2, 2100, 2800", "3, 4500, 2250"})
    void aCascadeLooksLikeTheDirectPath(long seed, int width, int height) throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("jpg", Scene.of(seed, width, height)));
        lab.develop(photo, SQUARE.rendition(), MIDDLE.rendition(), LARGE.rendition());
        var cascaded = new ArrayList<VipsImage>();
        for (Wish wish : List.of(SQUARE, MIDDLE, LARGE)) {
            cascaded.add(lab.open(wish.rendition().name()));
        }

        for (Wish wish : List.of(SQUARE, MIDDLE, LARGE)) {
            lab.develop(photo, wish.rendition());
            try (VipsImage direct = lab.open(wish.rendition().name());
                    VipsImage image = cascaded.removeFirst()) {
                assertThat(Ssim.of(image, direct)).as(wish.rendition().name()).isGreaterThan(0.995);
            }
        }
    }

    @Test
    void whatIsCoveredComesFromAScaleThatCoversItBeforeItIsCropped() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("png", Scene.of(5, 10_000, 1000)));
        lab.develop(photo, SQUARE.rendition());
        try (VipsImage direct = lab.open("square")) {

            lab.develop(photo, SQUARE.rendition(), MIDDLE.rendition());

            // Of the 102 lines that 1024 inside has it would be a blur, with an SSIM of 0.6.
            try (VipsImage square = lab.open("square")) {
                assertThat(Ssim.of(square, direct)).isGreaterThan(0.999);
            }
        }
    }

    @Test
    void noRenditionShowsInAnother() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("png", Transparent.ring(600, 400)));
        Rendition plain = Wish.inside("plain", 100).rendition();
        lab.develop(photo, Wish.inside("large", 300).rendition(), plain);
        byte[] alone = lab.bytes("plain");

        lab.develop(
                photo,
                Wish.inside("red", 300).background("#ff0000").jpeg().rendition(),
                Wish.inside("sharp", 300).sharpen(4).rendition(),
                Wish.inside("noted", 300).with(Metadata.COPYRIGHT).rendition(),
                Wish.of("part", 300, 100, Fit.COVER).rendition(),
                Wish.inside("gif", 300).as(new Encoding.Original()).rendition(),
                plain);

        assertThat(lab.bytes("plain")).isEqualTo(alone);
    }

    @Test
    void anEnlargedScaleIsNobodysParent() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("png", Scene.of(6, 200, 150)));
        Rendition little = Wish.inside("little", 100).rendition();
        Rendition whole = Wish.inside("whole", 200).rendition();
        lab.develop(photo, whole, little);
        byte[] alone = lab.bytes("little");

        lab.develop(
                photo, Wish.of("huge", 800, 800, Fit.INSIDE).enlarged().rendition(), whole, little);

        assertThat(lab.bytes("little")).isEqualTo(alone);
        try (VipsImage huge = lab.open("huge")) {
            assertThat(huge.width()).isEqualTo(800);
        }
    }

    @Test
    void scalesThatDoNotCoverEachOtherAreDecodedEach() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("jpg", TestPhoto.upright(900, 600)));

        var made =
                lab.develop(
                                photo,
                                Wish.of("flat", 800, 50, Fit.FILL).rendition(),
                                Wish.of("tall", 50, 600, Fit.FILL).rendition(),
                                Wish.inside("plain", 300).rendition())
                        .made();

        assertThat(made)
                .extracting(it -> it.width() + "x" + it.height())
                .containsExactly("800x50", "50x600", "300x200");
        Lab.assertNear(lab.pixel("flat", 200, 12), 3, 254, 0, 0);
        Lab.assertNear(lab.pixel("tall", 40, 140), 3, 0, 255, 1);
    }

    @Test
    void theSameBytesInGiveTheSameBytesOut() throws Exception {
        Path photo = lab.write("photo", TestPhoto.encoded("jpg", Scene.of(8, 900, 600)));
        var wishes =
                List.of(
                        Wish.inside("jpeg", 300).jpeg(),
                        Wish.inside("webp", 300).as(Encoding.Webp.of(80)),
                        Wish.inside("avif", 300).as(Encoding.Avif.of(50)),
                        Wish.inside("png", 200).as(new Encoding.Png(6)),
                        Wish.of("cover", 99, 99, Fit.COVER).sharpen(1).jpeg());
        Rendition[] renditions = wishes.stream().map(Wish::rendition).toArray(Rendition[]::new);
        lab.develop(photo, renditions);
        var first = new ArrayList<byte[]>();
        for (Rendition rendition : renditions) {
            first.add(lab.bytes(rendition.name()));
        }

        new Lab(folder).develop(photo, renditions);

        for (Rendition rendition : renditions) {
            assertThat(lab.bytes(rendition.name()))
                    .as(rendition.name())
                    .isEqualTo(first.removeFirst());
        }
    }
}
