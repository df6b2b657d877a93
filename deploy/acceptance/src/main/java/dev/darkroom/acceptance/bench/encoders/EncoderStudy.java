package dev.darkroom.acceptance.bench.encoders;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The study of JPEG settings for `web`: encodes every photo of a folder by every setting and some
/// qualities, and says what each setting costs where it looks like the settings before it.
public final class EncoderStudy {
    private static final List<Integer> QUALITIES = IntStream.rangeClosed(78, 88).boxed().toList();
    private static final int QUALITY_BEFORE = 80;

    /// So much less similarity is not seen: a tenth of what one step of quality makes.
    private static final double LUMA_TOLERANCE = 0.0002;

    private static final List<String> RENDITIONS = List.of("320", "1024", "2048");

    /// Of a setting and a rendition.
    private record Series(JpegSettings settings, String rendition) {}

    private final Encoder encoder;
    private final Vips vips;
    private final Path scratch;
    private final Map<Series, Map<Integer, List<Sample>>> samples = new HashMap<>();

    private EncoderStudy(Vips vips, Path scratch) {
        this.vips = vips;
        this.scratch = scratch;
        encoder = new Encoder(vips, scratch);
    }

    /// The study of some photos, as a table of Markdown.
    ///
    /// @param libvips the library's file
    /// @param progress is told of each photo
    public static String of(List<Path> photos, String libvips, Consumer<Path> progress)
            throws IOException, VipsException {
        Vips vips = Vips.load(libvips);
        Path scratch = Files.createTempDirectory("encoder-study");
        var study = new EncoderStudy(vips, scratch);
        study.measure(photos.getFirst());
        study.samples.clear();
        for (Path photo : photos) {
            progress.accept(photo);
            study.measure(photo);
        }
        String report =
                new Report(vips.version(), photos.size(), QUALITY_BEFORE, study.verdicts()).text();
        for (String file : List.of("pixels", "encoded.jpg")) {
            Files.deleteIfExists(scratch.resolve(file));
        }
        Files.delete(scratch);
        return report;
    }

    private void measure(Path photo) throws VipsException, IOException {
        List<Original> originals = Original.of(vips, photo, scratch);
        for (JpegSettings settings : JpegSettings.all()) {
            for (int quality : QUALITIES) {
                for (int i = 0; i < originals.size(); i++) {
                    samples.computeIfAbsent(
                                    new Series(settings, RENDITIONS.get(i)), _ -> new TreeMap<>())
                            .computeIfAbsent(quality, _ -> new ArrayList<>())
                            .add(encoder.encode(originals.get(i), settings, quality));
                }
            }
        }
        originals.forEach(Original::close);
    }

    /// The cheapest first; what does not reach the similarity within the qualities tried is left
    /// out.
    private List<Verdict> verdicts() {
        double wanted = ofAll(JpegSettings.BEFORE).at(QUALITY_BEFORE).similarity().luma();
        return JpegSettings.all().stream()
                .flatMap(settings -> verdict(settings, wanted - LUMA_TOLERANCE).stream())
                .sorted(Comparator.comparingDouble(verdict -> verdict.cost().total()))
                .toList();
    }

    private Optional<Verdict> verdict(JpegSettings settings, double luma) {
        OptionalInt quality = ofAll(settings).qualityReaching(luma);
        if (quality.isEmpty()) {
            return Optional.empty();
        }
        double bytes = 0;
        double cpu = 0;
        for (String rendition : RENDITIONS) {
            Sample sample = Curve.of(samples(settings, rendition)).at(quality.getAsInt());
            bytes += sample.bytes();
            cpu += sample.cpuMillis();
        }
        return Optional.of(
                new Verdict(
                        settings,
                        quality.getAsInt(),
                        bytes,
                        cpu,
                        ofAll(settings).at(quality.getAsInt()).similarity(),
                        Prices.ASSUMED.cost(RENDITIONS.size(), bytes, cpu)));
    }

    private Map<Integer, List<Sample>> samples(JpegSettings settings, String rendition) {
        return samples.getOrDefault(new Series(settings, rendition), Map.of());
    }

    /// Of all renditions together.
    private Curve ofAll(JpegSettings settings) {
        var all = new TreeMap<Integer, List<Sample>>();
        for (String rendition : RENDITIONS) {
            samples(settings, rendition)
                    .forEach((quality, some) ->
                            all.computeIfAbsent(quality, _ -> new ArrayList<>()).addAll(some));
        }
        return Curve.of(all);
    }
}
