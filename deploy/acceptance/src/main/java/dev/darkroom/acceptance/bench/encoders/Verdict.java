package dev.darkroom.acceptance.bench.encoders;

/// What a setting comes to at the least whole quality at which it looks like the settings before
/// this study.
///
/// @param quality one for all three renditions
/// @param bytes of the three renditions of a photo
/// @param cpuMillis for encoding the three
/// @param similarity the mean of the three
record Verdict(
        JpegSettings settings,
        int quality,
        double bytes,
        double cpuMillis,
        Similarity similarity,
        Prices.Cost cost) {
    /// So much less similarity of colour is not seen; more is a saving by another picture.
    private static final double COLOUR_TOLERANCE = 0.003;

    boolean keepsColour(Verdict before) {
        return similarity.colour() >= before.similarity.colour() - COLOUR_TOLERANCE;
    }
}
