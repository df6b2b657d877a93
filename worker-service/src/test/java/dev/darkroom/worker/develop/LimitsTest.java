package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each limit, one below it and one above it.
class LimitsTest {
    @TempDir Path folder;

    @Test
    void pixels() {
        var lab = new Lab(folder, new Limits(10_000, 9, 10_000));
        Rendition small = Wish.inside("small", 20).rendition();

        lab.develop(photo(lab, 100, 100), small);
        assertRejected(lab, photo(lab, 100, 101), small, "too-many-pixels", "100 x 101", "10000");
    }

    @Test
    void frames() {
        var lab = new Lab(folder, new Limits(1_000_000, 3, 1_000_000));
        Wish small = Wish.inside("small", 20).as(Encoding.Webp.of(80));

        lab.develop(animation(lab, 3), small.animated().rendition());
        assertRejected(
                lab,
                animation(lab, 4),
                small.animated().rendition(),
                "too-many-frames",
                "4 frames",
                "3");
        lab.develop(animation(lab, 4), small.rendition());
    }

    @Test
    void pixelsOfAllFramesTogetherWhereAllAreWanted() {
        var lab = new Lab(folder, new Limits(40 * 30 * 3, 9, 1_000_000));
        Wish small = Wish.inside("small", 20).as(Encoding.Webp.of(80));

        lab.develop(animation(lab, 3), small.animated().rendition());
        assertRejected(
                lab,
                animation(lab, 4),
                small.animated().rendition(),
                "too-many-pixels",
                "40 x 30",
                "4 frames");
        lab.develop(animation(lab, 4), small.rendition());
    }

    @Test
    void pixelsOfARendition() {
        var lab = new Lab(folder, new Limits(1_000_000, 9, 10_000));

        lab.develop(photo(lab, 200, 200), Wish.inside("out", 100).rendition());
        assertRejected(
                lab,
                photo(lab, 200, 200),
                Wish.inside("out", 101).rendition(),
                "rendition-too-large",
                "'out'",
                "101 x 101");
        assertRejected(
                lab,
                photo(lab, 2, 2),
                Wish.of("canvas", 101, 100, Fit.CONTAIN).rendition(),
                "rendition-too-large",
                "101 x 100",
                "10000");
    }

    @Test
    void framesOfARenditionCountAsWell() {
        var lab = new Lab(folder, new Limits(1_000_000, 9, 20 * 15 * 3));
        Wish small = Wish.inside("small", 20).as(Encoding.Webp.of(80));

        lab.develop(animation(lab, 3), small.animated().rendition());
        assertRejected(
                lab,
                animation(lab, 4),
                small.animated().rendition(),
                "rendition-too-large",
                "20 x 15",
                "4 frames");
    }

    @Test
    void whatIsEnlargedOnlyToBeCroppedCountsAsWell() {
        var lab = new Lab(folder);

        assertRejected(
                lab,
                photo(lab, 1, 3000),
                Wish.of("out", 2000, 2000, Fit.COVER).enlarged().rendition(),
                "rendition-too-large",
                "2000 x 6000000",
                "100000000");
    }

    @Test
    void whatAFormatCannotHold() {
        var lab = new Lab(folder);
        var high =
                new Resize(
                        Optional.of(10),
                        Optional.empty(),
                        Fit.OUTSIDE,
                        Position.CENTRE,
                        "#ffffff",
                        false);

        assertRejected(
                lab,
                photo(lab, 10, 17_000),
                Wish.inside("out", 1).resize(high).as(Encoding.Webp.of(80)).rendition(),
                "rendition-too-large",
                "10 x 17000",
                "16383");
        lab.develop(photo(lab, 10, 17_000), Wish.inside("out", 1).resize(high).jpeg().rendition());
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> new Limits(0, 1, 1)).hasMessageContaining("max pixels");
        assertThatThrownBy(() -> new Limits(1, 0, 1)).hasMessageContaining("max frames");
        assertThatThrownBy(() -> new Limits(1, 1, 0)).hasMessageContaining("max rendition pixels");
    }

    private static Path photo(Lab lab, int width, int height) {
        return lab.write("photo", TestPhoto.encoded("png", TestPhoto.upright(width, height)));
    }

    private static Path animation(Lab lab, int frames) {
        return lab.write("photo", Animation.of(40, 30, Collections.nCopies(frames, Color.RED)));
    }

    private static void assertRejected(
            Lab lab, Path photo, Rendition rendition, String code, String... words) {
        Answer.Rejected rejected = lab.reject(photo, rendition);
        assertThat(rejected.reason().code()).isEqualTo(code);
        assertThat(rejected.reason().message()).contains(words);
    }
}
