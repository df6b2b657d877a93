package dev.darkroom.worker.develop;

import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import java.util.List;
import java.util.stream.Stream;

/// How much memory a photo will take while it is developed, judged by its header: never less than
/// it does take, as far as its header is true. The numbers are measured, and a test holds them
/// against peaks.
final class MemoryNeed {
    /// What the JVM takes beyond its start, and what earlier photos leave behind in the heap of C.
    private static final long SLACK = 64L << 20;

    /// libvips reads a photo in strips, and some operations look far back.
    private static final long LINES = 512;

    /// The largest scale is in memory once more while it is turned or copied.
    private static final long LARGEST_SCALE_COPIES = 1;

    private MemoryNeed() {}

    /// In bytes, without what an imager holds anyway.
    static long of(Raster raster, List<Print> prints) {
        long encoding = prints.stream().mapToLong(MemoryNeed::encoding).max().orElse(0);
        return SLACK + decoding(raster) + scales(raster, prints) + encoding;
    }

    private static long decoding(Raster raster) {
        long lines = LINES * raster.width() * raster.bands() * raster.sampleBytes();
        return lines + raster.pixels() * decoderBytes(raster);
    }

    /// Bytes for each pixel that a decoder holds at the same time.
    private static long decoderBytes(Raster raster) {
        int raw = raster.bands() * raster.sampleBytes();
        return switch (raster.format()) {
            // The coefficients of all scans, of two bytes each.
            case JPEG -> raster.interlaced() ? 2L * raster.bands() : 0;
            case PNG -> raster.interlaced() ? raw : 0;
            // One strip may be all of it.
            case TIFF -> raw;
            // A frame, the canvas that it is set on, and the canvas before.
            case GIF, WEBP -> 8;
            // The frame as YUV, with what the decoder keeps beside it, then as RGB.
            case AVIF -> raster.sampleBytes() == 1 ? 22 : 32;
            // The same, and once more where it is turned.
            case HEIC -> 10L * raster.sampleBytes();
        };
    }

    /// All scales stay until the last rendition is made.
    private static long scales(Raster raster, List<Print> prints) {
        long bands = Math.clamp(raster.bands(), 3, 4);
        long largest = scaled(prints).max(Long::compare).orElse(0L);
        long all = scaled(prints).mapToLong(Long::longValue).sum();
        return bands * (all + LARGEST_SCALE_COPIES * largest);
    }

    private static Stream<Long> scaled(List<Print> prints) {
        return prints.stream()
                .map(print -> new Scale(print.look(), print.geometry().scaled(), print.frames()))
                .distinct()
                .map(scale -> scale.size().pixels() * scale.frames());
    }

    private static long encoding(Print print) {
        return print.geometry().size().pixels() * print.frames() * encoderBytes(print.encoding());
    }

    /// Bytes for each pixel that an encoder holds, what it has written included.
    private static long encoderBytes(Encoding.Fixed encoding) {
        return switch (encoding) {
            case Encoding.Jpeg _ -> 12;
            case Encoding.Webp webp -> webp.lossless() ? 40 : 12;
            case Encoding.Avif avif ->
                    avif.lossless() || avif.chromaSubsampling() == ChromaSubsampling.FULL ? 72 : 48;
            case Encoding.Png _ -> 8;
            case Encoding.Gif _ -> 36;
        };
    }

    /// A scale that is kept.
    private record Scale(Look look, Size size, int frames) {}
}
