package dev.darkroom.acceptance.bench.encoders;

import java.util.OptionalInt;

/// What a setting comes to at the similarity that the settings before this study reach.
///
/// @param quality one for all three renditions, at which their mean similarity is reached
/// @param bytes of the three renditions of a photo
/// @param cpuMillis for encoding the three
/// @param colour the mean similarity of colour of the three
record Verdict(
        JpegSettings settings,
        OptionalInt quality,
        double bytes,
        double cpuMillis,
        double colour,
        Prices.Cost cost) {
    /// So much less similarity of colour is not seen; more is a saving by another picture.
    private static final double COLOUR_TOLERANCE = 0.003;

    boolean keepsColour(Verdict before) {
        return colour >= before.colour - COLOUR_TOLERANCE;
    }
}
