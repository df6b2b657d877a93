package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Resize;

/// The sizes of one rendition of one photo: the photo is scaled to `scaledWidth` by `scaledHeight`,
/// and of that the middle is cut out.
///
/// A photo is never enlarged. One that is too small for a `cover` rendition is not scaled, and the
/// largest middle part that has the rendition's aspect ratio is cut out of it: of 1000 by 200
/// pixels, for 320 by 320, the middle 200 by 200.
record Geometry(int scaledWidth, int scaledHeight, int width, int height) {
    /// JPEG's own limit on either side.
    private static final int MAX_SIDE = 65_535;

    /// @param photoWidth upright, as are all sizes here
    static Geometry of(int photoWidth, int photoHeight, Resize resize) {
        double horizontal = (double) resize.width().orElse(MAX_SIDE) / photoWidth;
        double vertical = (double) resize.height().orElse(MAX_SIDE) / photoHeight;
        boolean cover = resize.fit() == Fit.COVER;
        double wanted = cover ? Math.max(horizontal, vertical) : Math.min(horizontal, vertical);
        double scale = Math.min(1, wanted);
        int scaledWidth = pixels(photoWidth * scale);
        int scaledHeight = pixels(photoHeight * scale);
        if (!cover) {
            return new Geometry(scaledWidth, scaledHeight, scaledWidth, scaledHeight);
        }
        double part = scale / wanted;
        return new Geometry(
                scaledWidth,
                scaledHeight,
                Math.min(scaledWidth, pixels(resize.width().orElseThrow() * part)),
                Math.min(scaledHeight, pixels(resize.height().orElseThrow() * part)));
    }

    private static int pixels(double length) {
        return Math.max(1, (int) Math.round(length));
    }

    boolean isCropped() {
        return width != scaledWidth || height != scaledHeight;
    }

    /// Whether this scaled photo is large enough to make another's from.
    boolean covers(Geometry other) {
        return scaledWidth >= other.scaledWidth && scaledHeight >= other.scaledHeight;
    }

    boolean isScaledLike(Geometry other) {
        return scaledWidth == other.scaledWidth && scaledHeight == other.scaledHeight;
    }

    long scaledPixels() {
        return (long) scaledWidth * scaledHeight;
    }
}
