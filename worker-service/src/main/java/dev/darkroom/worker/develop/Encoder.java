package dev.darkroom.worker.develop;

import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import java.nio.file.Path;

/// The encoders of libvips, told what a recipe says.
final class Encoder {
    /// libvips' most for GIF, which is also its default.
    private static final int GIF_EFFORT = 7;

    private final Vips vips;

    Encoder(Vips vips) {
        this.vips = vips;
    }

    /// The most pixels that a format holds either way, as its encoder sees it.
    static int maxSide(ImageFormat format) {
        return switch (format) {
            case JPEG -> 65_500;
            case WEBP -> 16_383;
            case AVIF -> 16_384;
            case PNG, GIF -> 65_535;
        };
    }

    /// Whether a format can be transparent.
    static boolean hasAlpha(ImageFormat format) {
        return switch (format) {
            case JPEG -> false;
            case WEBP, AVIF, PNG, GIF -> true;
        };
    }

    /// Whether a format can be animated.
    static boolean isAnimated(ImageFormat format) {
        return switch (format) {
            case WEBP, GIF -> true;
            case JPEG, AVIF, PNG -> false;
        };
    }

    /// Writes an image into a file.
    ///
    /// @param keep what is written beside the pixels, in libvips' words
    void encode(VipsImage image, Encoding.Fixed encoding, String keep, Path file)
            throws VipsException {
        operation(encoding)
                .set("in", image)
                .set("filename", file.toString())
                .set("keep", keep)
                .run();
    }

    private VipsOperation operation(Encoding.Fixed encoding) throws VipsException {
        return switch (encoding) {
            case Encoding.Jpeg jpeg ->
                    vips.operation("jpegsave")
                            .set("Q", jpeg.quality())
                            .set("subsample_mode", mode(jpeg.chromaSubsampling()))
                            .set("interlace", jpeg.progressive())
                            .set("optimize_coding", jpeg.optimizeCoding())
                            .set("trellis_quant", jpeg.trellis());
            case Encoding.Webp webp ->
                    vips.operation("webpsave")
                            .set("Q", webp.quality())
                            .set("lossless", webp.lossless())
                            .set("effort", webp.effort());
            case Encoding.Avif avif ->
                    vips.operation("heifsave")
                            .set("compression", "av1")
                            .set("encoder", "aom")
                            .set("Q", avif.quality())
                            .set("lossless", avif.lossless())
                            .set("effort", avif.effort())
                            .set("subsample_mode", mode(avif));
            case Encoding.Png png -> vips.operation("pngsave").set("compression", png.effort());
            case Encoding.Gif _ -> vips.operation("gifsave").set("effort", GIF_EFFORT);
        };
    }

    /// Lossless would not be, with less colour.
    private static String mode(Encoding.Avif avif) {
        return mode(avif.lossless() ? ChromaSubsampling.FULL : avif.chromaSubsampling());
    }

    private static String mode(ChromaSubsampling chroma) {
        return switch (chroma) {
            case QUARTER -> "on";
            case FULL -> "off";
        };
    }
}
