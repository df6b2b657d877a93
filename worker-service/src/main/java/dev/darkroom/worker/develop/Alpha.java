package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;

/// Transparency: colours are multiplied by it before anything mixes pixels, so that what cannot be
/// seen does not show, and divided by it again at the end.
final class Alpha {
    private final Vips vips;

    Alpha(Vips vips) {
        this.vips = vips;
    }

    VipsImage premultiplied(VipsImage image) throws VipsException {
        return image.hasAlpha() ? inBytes(image, "premultiply") : image;
    }

    VipsImage unpremultiplied(VipsImage image) throws VipsException {
        return image.hasAlpha() ? inBytes(image, "unpremultiply") : image;
    }

    /// Rounded: libvips' own cast cuts off, and each time the picture would grow darker.
    private VipsImage inBytes(VipsImage image, String operation) throws VipsException {
        try (VipsImage exact = vips.operation(operation).set("in", image).image();
                VipsImage rounded =
                        vips.operation("round").set("in", exact).set("round", "rint").image()) {
            return vips.operation("cast").set("in", rounded).set("format", "uchar").image();
        }
    }
}
