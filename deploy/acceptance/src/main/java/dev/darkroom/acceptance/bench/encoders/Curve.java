package dev.darkroom.acceptance.bench.encoders;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
            Sample below = byQuality.get(low);
            Sample above = byQuality.higherEntry(low).getValue();
            if (below.similarity().luma() <= luma && luma <= above.similarity().luma()) {
                double part =
                        (luma - below.similarity().luma())
                                / (above.similarity().luma() - below.similarity().luma());
                return Optional.of(between(below, above, part));
            }
        }
        return Optional.empty();
    }

    /// The quality that reaches a similarity, to the nearest whole number above.
    OptionalInt qualityAt(double luma) {
        for (int low : byQuality.headMap(byQuality.lastKey()).keySet()) {
            var next = byQuality.higherEntry(low);
            double below = byQuality.get(low).similarity().luma();
            double above = next.getValue().similarity().luma();
            if (below <= luma && luma <= above) {
                double part = (luma - below) / (above - below);
                return OptionalInt.of((int) Math.ceil(low + part * (next.getKey() - low) - 0.05));
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
