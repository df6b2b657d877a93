package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.VipsImage;

/// What is known of a photo before it is decoded.
///
/// @param width upright, as is the height
/// @param hasProfile whether its colours are by a profile of its own; otherwise they count as sRGB
record Header(int width, int height, boolean hasProfile) {
    private static final int FIRST_ON_ITS_SIDE = 5;

    static Header of(VipsImage image) {
        boolean onItsSide = image.orientation() >= FIRST_ON_ITS_SIDE;
        return new Header(
                onItsSide ? image.height() : image.width(),
                onItsSide ? image.width() : image.height(),
                image.has("icc-profile-data"));
    }

    long pixels() {
        return (long) width * height;
    }
}
