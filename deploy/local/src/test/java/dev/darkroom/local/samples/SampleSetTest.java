package dev.darkroom.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetTest {
    private static final double MEGA = 1_000_000;

    @TempDir Path keep;

    @Test
    void twoHundredSamplesAreLikeWhatPeopleUpload() {
        List<Sample> samples = SampleSet.plan(200);

        assertThat(samples.stream().map(Sample::name)).doesNotHaveDuplicates().hasSize(200);
        assertThat(samples.stream().map(Sample::kind).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Sample.Kind.values()));
        assertThat(samples.stream().map(Sample::wear).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Sample.Wear.values()));
        assertThat(samples.stream().map(Sample::orientation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(samples.stream().filter(sample -> sample.kind() == Sample.Kind.TEXT)).hasSize(1);
        assertThat(samples.stream().filter(sample -> sample.wear() != Sample.Wear.NONE)).hasSize(6);
        assertThat(samples.stream().filter(sample -> megapixels(sample) > 20)).hasSizeBetween(3, 8);
        assertThat(samples.stream().filter(SampleSetTest::isUsual)).hasSizeGreaterThan(180);
        assertThat(samples.stream().filter(sample -> sample.height() > sample.width()))
                .hasSizeBetween(10, 100);
    }

    @Test
    void samplesAreMadeOnceAndAreTheSameAgain() throws IOException {
        var made = new ArrayList<Integer>();
        Path set = SampleSet.make(keep.resolve("one"), 2, made::add);
        Path again = SampleSet.make(keep.resolve("one"), 2, made::add);
        Path elsewhere = SampleSet.make(keep.resolve("other"), 2, made::add);

        assertThat(again).isEqualTo(set);
        assertThat(made).containsExactly(1, 2, 1, 2);
        for (Sample sample : SampleSet.plan(2)) {
            assertThat(set.resolve(sample.name()))
                    .hasSameBinaryContentAs(elsewhere.resolve(sample.name()));
        }
    }

    @Test
    void everyKindAndWearIsWhatItSays() throws IOException {
        var camera = new Camera();
        for (Sample.Kind kind : Sample.Kind.values()) {
            Path file = keep.resolve(kind.name());
            camera.take(new Sample(1, kind.name(), kind, 60, 40, 6, Sample.Wear.NONE), file);
            boolean readable = ImageIO.read(file.toFile()) != null;
            assertThat(readable).as(kind.name()).isEqualTo(kind != Sample.Kind.TEXT);
        }
        Path empty = keep.resolve("empty");
        camera.take(new Sample(1, "e", Sample.Kind.JPEG, 60, 40, 1, Sample.Wear.EMPTY), empty);
        assertThat(empty).isEmptyFile();
        Path cut = keep.resolve("cut");
        camera.take(new Sample(1, "c", Sample.Kind.JPEG, 60, 40, 6, Sample.Wear.CUT), cut);
        assertThat(Files.size(cut)).isEqualTo(Files.size(keep.resolve("JPEG")) / 2);
    }

    @Test
    void everyOrientationShowsEachPixelOfTheSceneOnce() {
        for (int tag = 1; tag <= 8; tag++) {
            var orientation = new Orientation(tag);
            int width = 3;
            int height = 2;
            var seen = new ArrayList<String>();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    seen.add(
                            orientation.column(x, y, width, height)
                                    + ","
                                    + orientation.row(x, y, width, height));
                }
            }
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen).contains(orientation.swapsSides() ? "1,2" : "2,1");
        }
    }

    private static boolean isUsual(Sample sample) {
        return megapixels(sample) >= 1.9 && megapixels(sample) <= 12.1;
    }

    private static double megapixels(Sample sample) {
        return sample.width() * sample.height() / MEGA;
    }
}
