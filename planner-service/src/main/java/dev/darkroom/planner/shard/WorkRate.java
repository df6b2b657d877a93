package dev.darkroom.planner.shard;

/// The work that a photo of some format costs: something for each, and something for its size.
///
/// @param baseMillis vCPU-milliseconds of a photo, however small
/// @param millisPerMebibyte vCPU-milliseconds more for each MiB of it
public record WorkRate(int baseMillis, int millisPerMebibyte) {
    private static final int SHIFT = 20;

    public WorkRate {
        if (baseMillis < 0 || millisPerMebibyte < 0) {
            throw new IllegalArgumentException(
                    "rate is %d ms and %d ms a MiB (expected neither negative)"
                            .formatted(baseMillis, millisPerMebibyte));
        }
    }

    /// vCPU-milliseconds of a photo of so many bytes.
    public long millis(long bytes) {
        return baseMillis
                + (bytes >> SHIFT) * millisPerMebibyte
                + (((bytes & ((1 << SHIFT) - 1)) * millisPerMebibyte) >> SHIFT);
    }
}
