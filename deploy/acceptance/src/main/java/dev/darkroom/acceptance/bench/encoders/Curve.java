package dev.darkroom.acceptance.bench.encoders;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What one rendition comes to by one setting, as a function of quality: the means over all photos.
record Curve(NavigableMap<Integer, Sample> byQuality) {

    /// @param samples of all photos, by quality
    static Curve of(Map<Integer, List<Sample>> samples) {
        var means = new TreeMap<Integer, Sample>();
        samples.forEach((quality, all) -> means.put(quality, mean(all)));
        return new Curve(means);
    }

    private static Sample mean(List<Sample> all) {
        return new Sample(
                Math.round(all.stream().mapToLong(Sample::bytes).average().orElseThrow()),
                all.stream().mapToDouble(Sample::cpuMillis).average().orElseThrow(),
                Similarity.mean(all.stream().map(Sample::similarity).toList()));
    }

    /// What it takes to reach a similarity of brightness: between two qualities, straight in
    /// similarity, CPU and the logarithm of bytes. Empty outside of what was measured.
    Optional<Sample> at(double luma) {
        for (int low : byQuality.headMap(byQuality.lastKey()).keySet()) {
            Sample below = sample(low);
            Sample above = sample(byQuality.higherKey(low));
            if (below.similarity().luma() <= luma && luma <= above.similarity().luma()) {
                double part =
                        (luma - below.similarity().luma())
                                / (above.similarity().luma() - below.similarity().luma());
                return Optional.of(between(below, above, part));
            }
        }
        return Optional.empty();
    }

    /// The luma similarity that a quality, which was measured, reaches.
    double luma(int quality) {
        return sample(quality).similarity().luma();
    }

    private Sample sample(int quality) {
        return Objects.requireNonNull(byQuality.get(quality), () -> "quality " + quality);
    }

    /// The quality that reaches a similarity, to the nearest whole number above.
    OptionalInt qualityAt(double luma) {
        for (int low : byQuality.headMap(byQuality.lastKey()).keySet()) {
            int high = byQuality.higherKey(low);
            double below = luma(low);
            double above = luma(high);
            if (below <= luma && luma <= above) {
                double part = (luma - below) / (above - below);
                return OptionalInt.of((int) Math.ceil(low + part * (high - low) - 0.05));
            }
        }
        return OptionalInt.empty();
    }

    private static Sample between(Sample below, Sample above, double part) {
        double bytes =
                Math.exp(
                        mix(
                                Math.log((double) below.bytes()),
                                Math.log((double) above.bytes()),
                                part));
        return new Sample(
                Math.round(bytes),
                mix(below.cpuMillis(), above.cpuMillis(), part),
                new Similarity(
                        mix(below.similarity().luma(), above.similarity().luma(), part),
                        mix(below.similarity().colour(), above.similarity().colour(), part)));
    }

    private static double mix(double from, double to, double part) {
        return from + part * (to - from);
    }
}
