package dev.darkroom.planner.estimate;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;

/// How large renditions are likely to be: a rule of thumb, which `./darkroom bench worker` and the
/// study of encoders bear out for JPEG and photos of 3:2 that are larger than their renditions.
///
/// Detail grows less than pixels do: 320×320 takes 24 KB, 1024×683 110 KB, 2048×1365 330 KB.
final class RenditionSizes {
    private static final double JPEG_FACTOR = 2.65;
    private static final double EXPONENT = 0.79;

    /// Beside JPEG's, at their default qualities: assumptions.
    private static final double WEBP = 0.75;

    private static final double AVIF = 0.55;
    private static final double PNG = 8;
    private static final double GIF = 4;

    private static final double LONG_SIDE = 1.5;

    private RenditionSizes() {}

    /// The likely bytes of a rendition.
    static double bytes(Rendition rendition) {
        return JPEG_FACTOR
                * Math.pow(pixels(rendition.resize()), EXPONENT)
                * factor(rendition.encoding());
    }

    private static double factor(Encoding encoding) {
        return switch (encoding) {
            case Encoding.Jpeg _, Encoding.Original _ -> 1;
            case Encoding.Webp _ -> WEBP;
            case Encoding.Avif _ -> AVIF;
            case Encoding.Png _ -> PNG;
            case Encoding.Gif _ -> GIF;
        };
    }

    private static double pixels(Resize resize) {
        double width = resize.width().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
        double height = resize.height().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
        return switch (resize.fit()) {
            case COVER, CONTAIN, FILL -> width * height;
            case INSIDE -> {
                double inside = Math.min(width, height * LONG_SIDE);
                yield inside * inside / LONG_SIDE;
            }
            case OUTSIDE -> {
                double outside =
                        Math.max(
                                finite(width, height),
                                finite(height, width / LONG_SIDE) * LONG_SIDE);
                yield outside * outside / LONG_SIDE;
            }
        };
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }
}
