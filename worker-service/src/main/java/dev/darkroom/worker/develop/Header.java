package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.HeifPhoto;
import dev.darkroom.worker.vips.VipsImage;

/// What is known of a photo before it is decoded.
///
/// @param width upright, as is the height
/// @param hasProfile whether its colours are by a profile of its own; otherwise they count as sRGB
/// @param raster what its decoder will have in memory
record Header(int width, int height, boolean hasProfile, Raster raster) {
    private static final int FIRST_ON_ITS_SIDE = 5;

    static Header of(VipsImage image, PhotoFormat format) {
        boolean onItsSide = image.orientation() >= FIRST_ON_ITS_SIDE;
        return new Header(
                onItsSide ? image.height() : image.width(),
                onItsSide ? image.width() : image.height(),
                image.has("icc-profile-data"),
                Raster.of(image, format));
    }

    /// libheif gives a photo upright.
    static Header of(HeifPhoto photo) {
        return new Header(photo.width(), photo.height(), photo.hasProfile(), Raster.of(photo));
    }

    long pixels() {
        return (long) width * height;
    }
}
