package dev.darkroom.worker.develop;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The second picture in the photos of phones, which makes the first one brighter on an HDR screen.
/// It is not developed: the first is what every other screen shows.
final class GainMap {
    /// Android's and Adobe's, in both spellings of its XMP, and Apple's.
    private static final List<String> SIGNS =
            List.of("hdrgm:Version", "Item:Semantic=\"GainMap\"", "HDRGainMap");

    private GainMap() {}

    /// Whether a photo's XMP tells of one.
    static boolean isIn(byte[] xmp) {
        String text = new String(xmp, StandardCharsets.ISO_8859_1);
        return SIGNS.stream().anyMatch(text::contains);
    }
}
