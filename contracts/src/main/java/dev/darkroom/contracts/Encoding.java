package dev.darkroom.contracts;

/// A rendition's format and the settings of its encoder, by libvips' and sharp's names.
public sealed interface Encoding {

    /// What a recipe says to have it.
    RenditionFormat wish();

    /// An encoding whose format is known before the photo is.
    sealed interface Fixed extends Encoding {
        ImageFormat format();
    }

    /// JPEG, by mozjpeg.
    ///
    /// @param quality 1 to 100; with trellis, two more look like the same without
    /// @param progressive scans from coarse to fine, usually some percent smaller
    /// @param optimizeCoding Huffman tables of its own, some percent smaller for a little time
    /// @param trellis quantisation that weighs size against error, smaller for much time
    record Jpeg(
            int quality,
            ChromaSubsampling chromaSubsampling,
            boolean progressive,
            boolean optimizeCoding,
            boolean trellis)
            implements Fixed {
        static final int QUALITY = 82;

        public Jpeg {
            Documents.within("quality", quality, 1, 100);
        }

        /// The settings of `web`: the cheapest to keep at the same similarity
        /// (docs/encoder-study.md).
        public static Jpeg of(int quality) {
            return new Jpeg(quality, ChromaSubsampling.QUARTER, true, true, true);
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.JPEG;
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.JPEG;
        }
    }

    /// WebP.
    ///
    /// @param quality 1 to 100
    /// @param effort 0 to 6: time for size
    record Webp(int quality, boolean lossless, int effort) implements Fixed {
        static final int QUALITY = 80;
        static final int EFFORT = 4;

        public Webp {
            Documents.within("quality", quality, 1, 100);
            Documents.within("effort", effort, 0, 6);
        }

        public static Webp of(int quality) {
            return new Webp(quality, false, EFFORT);
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.WEBP;
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.WEBP;
        }
    }

    /// AVIF.
    ///
    /// @param quality 1 to 100
    /// @param effort 0 to 9: time for size
    record Avif(int quality, boolean lossless, int effort, ChromaSubsampling chromaSubsampling)
            implements Fixed {
        static final int QUALITY = 50;
        static final int EFFORT = 4;

        public Avif {
            Documents.within("quality", quality, 1, 100);
            Documents.within("effort", effort, 0, 9);
        }

        public static Avif of(int quality) {
            return new Avif(quality, false, EFFORT, ChromaSubsampling.QUARTER);
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.AVIF;
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.AVIF;
        }
    }

    /// PNG, which is always lossless.
    ///
    /// @param effort 0 to 9: zlib's level
    record Png(int effort) implements Fixed {
        static final int EFFORT = 6;

        public Png {
            Documents.within("effort", effort, 0, 9);
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.PNG;
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.PNG;
        }
    }

    /// GIF: what [Original] comes to for a GIF.
    record Gif() implements Fixed {
        @Override
        public ImageFormat format() {
            return ImageFormat.GIF;
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.ORIGINAL;
        }
    }

    /// The original's own format with that format's defaults.
    record Original() implements Encoding {

        /// What it comes to for an original of this format. One that renditions are not encoded in,
        /// as HEIC and TIFF, counts as JPEG.
        public static Fixed of(ImageFormat original) {
            return switch (original) {
                case JPEG -> Jpeg.of(Jpeg.QUALITY);
                case WEBP -> Webp.of(Webp.QUALITY);
                case AVIF -> Avif.of(Avif.QUALITY);
                case PNG -> new Png(Png.EFFORT);
                case GIF -> new Gif();
            };
        }

        @Override
        public RenditionFormat wish() {
            return RenditionFormat.ORIGINAL;
        }
    }
}
