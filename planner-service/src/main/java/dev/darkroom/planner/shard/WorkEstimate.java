package dev.darkroom.planner.shard;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Recipe;

/// The work that a recipe makes of objects, guessed from what a catalogue tells of them: their keys
/// and sizes.
///
/// @param percent of the work of three baseline JPEGs
public record WorkEstimate(WorkRates rates, int percent) {
    private static final int SAME = 100;

    /// Assumptions: an AVIF rendition costs many times a JPEG, a WebP about twice as much.
    private static final int WEBP_MORE = 100;

    private static final int AVIF_MORE = 700;

    /// Measured by `./darkroom bench worker`: 252 ms a photo with trellis, 96 ms without.
    private static final int TRELLIS_MORE = 160;

    public WorkEstimate {
        if (percent < 1) {
            throw new IllegalArgumentException(
                    "work is %d percent of web's (expected more than none)".formatted(percent));
        }
    }

    public static WorkEstimate of(Recipe recipe, WorkRates rates) {
        boolean webp = recipe.renditions().stream().anyMatch(it -> isWebp(it.encoding()));
        boolean avif = recipe.renditions().stream().anyMatch(it -> isAvif(it.encoding()));
        boolean trellis = recipe.renditions().stream().anyMatch(it -> isTrellis(it.encoding()));
        return new WorkEstimate(
                rates,
                SAME
                        + (webp ? WEBP_MORE : 0)
                        + (avif ? AVIF_MORE : 0)
                        + (trellis ? TRELLIS_MORE : 0));
    }

    /// The vCPU-milliseconds that an object is likely to cost.
    public long vcpuMillis(String key, long size) {
        return vcpuMillis(rates.of(key), size);
    }

    /// Likewise, of a key whose rate is known.
    long vcpuMillis(WorkRate rate, long size) {
        return rate.millis(size) * percent / SAME;
    }

    private static boolean isTrellis(Encoding encoding) {
        return encoding instanceof Encoding.Jpeg jpeg && jpeg.trellis();
    }

    private static boolean isWebp(Encoding encoding) {
        return encoding instanceof Encoding.Webp;
    }

    private static boolean isAvif(Encoding encoding) {
        return encoding instanceof Encoding.Avif;
    }
}
