package dev.darkroom.planner.shard;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What photos cost to develop into the sizes of `web` as baseline JPEG, by the suffix of their
/// key.
///
/// @param bySuffix in lower case and without the dot: `jpg`
/// @param other of every other suffix
public record WorkRates(Map<String, WorkRate> bySuffix, WorkRate other) {
    public WorkRates {
        bySuffix = Map.copyOf(bySuffix);
        bySuffix.keySet().stream()
                .filter(suffix -> !suffix.equals(suffix.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(suffix -> {
                    throw new IllegalArgumentException(
                            "suffix is '%s' (expected lower case, without a dot)"
                                    .formatted(suffix));
                });
    }

    /// What is known without any settings. JPEG was measured; all others are assumptions, from what
    /// their decoders cost beside JPEG's.
    public static WorkRates builtIn() {
        var jpeg = new WorkRate(80, 15);
        var heic = new WorkRate(250, 120);
        var tiff = new WorkRate(120, 10);
        return new WorkRates(
                Map.ofEntries(
                        Map.entry("jpg", jpeg),
                        Map.entry("jpeg", jpeg),
                        Map.entry("heic", heic),
                        Map.entry("heif", heic),
                        Map.entry("avif", heic),
                        Map.entry("png", new WorkRate(100, 40)),
                        Map.entry("webp", new WorkRate(90, 40)),
                        Map.entry("gif", new WorkRate(100, 30)),
                        Map.entry("tif", tiff),
                        Map.entry("tiff", tiff)),
                new WorkRate(120, 30));
    }

    /// These, but for some suffixes.
    public WorkRates with(Map<String, WorkRate> others) {
        var all = new HashMap<>(bySuffix);
        all.putAll(others);
        return new WorkRates(all, other);
    }

    /// The rate for an object's key.
    public WorkRate of(String key) {
        int dot = key.lastIndexOf('.');
        String suffix = key.substring(dot + 1);
        WorkRate exact = bySuffix.get(suffix);
        return exact != null
                ? exact
                : bySuffix.getOrDefault(suffix.toLowerCase(Locale.ROOT), other);
    }
}
