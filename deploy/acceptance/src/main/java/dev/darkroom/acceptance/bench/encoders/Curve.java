package dev.darkroom.acceptance.bench.encoders;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What one setting comes to as a function of quality: the means over all photos.
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

    /// @param quality one that was measured
    Sample at(int quality) {
        return Objects.requireNonNull(byQuality.get(quality), () -> "quality " + quality);
    }

    /// The least quality measured that reaches a similarity of luma.
    OptionalInt qualityReaching(double luma) {
        return byQuality.entrySet().stream()
                .filter(entry -> entry.getValue().similarity().luma() >= luma)
                .mapToInt(Map.Entry::getKey)
                .min();
    }
}
