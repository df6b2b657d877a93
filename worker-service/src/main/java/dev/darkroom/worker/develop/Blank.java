package dev.darkroom.worker.develop;

/// A picture in which there is nothing to see: one and the same pixel throughout.
final class Blank {
    private Blank() {}

    /// @param bands values of each pixel
    static boolean is(byte[] pixels, int bands) {
        for (int i = bands; i < pixels.length; i++) {
            if (pixels[i] != pixels[i - bands]) {
                return false;
            }
        }
        return true;
    }
}
