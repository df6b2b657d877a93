package dev.darkroom.worker.develop;

import java.util.Arrays;

/// A picture in which there is nothing to see: nearly all of it is like its last pixel. Decoders
/// fill what is missing at the end of a photo with one colour.
final class Blank {
    /// Less than one in so many pixels is not worth a rendition.
    private static final long PARTS = 100;

    private Blank() {}

    /// @param bands values of each pixel
    static boolean is(byte[] pixels, int bands) {
        int last = pixels.length - bands;
        int others = 0;
        for (int at = 0; at < last; at += bands) {
            if (!Arrays.equals(pixels, at, at + bands, pixels, last, pixels.length)) {
                others++;
            }
        }
        return others * PARTS < pixels.length / bands;
    }
}
