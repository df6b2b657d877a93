package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.HeifPhoto;
import dev.darkroom.worker.vips.VipsImage;

/// What decides how much memory a decoder takes, from the header.
///
/// @param sampleBytes bytes of one band of a pixel, as encoded
/// @param interlaced whether it is encoded in several passes, so that nothing is whole before the
///   last of them: a progressive JPEG, an interlaced PNG
record Raster(
        PhotoFormat format, int width, int height, int bands, int sampleBytes, boolean interlaced) {
    private static final int BITS = 8;

    static Raster of(VipsImage image, PhotoFormat format) {
        return new Raster(
                format,
                image.width(),
                image.height(),
                image.bands(),
                image.sampleBytes(),
                image.fields().has("interlaced"));
    }

    static Raster of(HeifPhoto photo) {
        return new Raster(
                PhotoFormat.HEIC,
                photo.width(),
                photo.height(),
                photo.hasAlpha() ? 4 : 3,
                photo.bits() > BITS ? 2 : 1,
                false);
    }

    long pixels() {
        return (long) width * height;
    }
}
