package dev.darkroom.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The settings of an encoder as they stand in JSON, one column for all formats.
record EncoderSettings(
        Optional<Integer> quality,
        Optional<Boolean> lossless,
        Optional<Integer> effort,
        Optional<ChromaSubsampling> chromaSubsampling,
        Optional<Boolean> progressive,
        Optional<Boolean> optimizeCoding,
        Optional<Boolean> trellis) {

    static EncoderSettings from(Encoding encoding) {
        return switch (encoding) {
            case Encoding.Jpeg(
                            int quality,
                            var chroma,
                            boolean progressive,
                            boolean optimize,
                            boolean trellis) ->
                    new EncoderSettings(
                            Optional.of(quality),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(chroma),
                            Optional.of(progressive),
                            Optional.of(optimize),
                            Optional.of(trellis));
            case Encoding.Webp(int quality, boolean lossless, int effort) ->
                    new EncoderSettings(
                            Optional.of(quality),
                            Optional.of(lossless),
                            Optional.of(effort),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            case Encoding.Avif(int quality, boolean lossless, int effort, var chroma) ->
                    new EncoderSettings(
                            Optional.of(quality),
                            Optional.of(lossless),
                            Optional.of(effort),
                            Optional.of(chroma),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            case Encoding.Png(int effort) ->
                    new EncoderSettings(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(effort),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            case Encoding.Gif(), Encoding.Original() ->
                    new EncoderSettings(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
        };
    }

    /// The encoding of these settings, with the format's defaults for what is absent.
    Encoding encoding(RenditionFormat format) {
        given().forEach((setting, value) -> {
            if (value.isPresent() && !format.knows(setting)) {
                throw new InvalidField(
                        setting, "%s is not for format %s".formatted(setting, Json.word(format)));
            }
        });
        return switch (format) {
            case JPEG -> {
                var unset = Encoding.Jpeg.of(Encoding.Jpeg.QUALITY);
                yield new Encoding.Jpeg(
                        quality.orElse(unset.quality()),
                        chromaSubsampling.orElse(unset.chromaSubsampling()),
                        progressive.orElse(unset.progressive()),
                        optimizeCoding.orElse(unset.optimizeCoding()),
                        trellis.orElse(unset.trellis()));
            }
            case WEBP ->
                    new Encoding.Webp(
                            quality.orElse(Encoding.Webp.QUALITY),
                            lossless.orElse(false),
                            effort.orElse(Encoding.Webp.EFFORT));
            case AVIF ->
                    new Encoding.Avif(
                            quality.orElse(Encoding.Avif.QUALITY),
                            lossless.orElse(false),
                            effort.orElse(Encoding.Avif.EFFORT),
                            chromaSubsampling.orElse(
                                    lossless.orElse(false)
                                            ? ChromaSubsampling.FULL
                                            : ChromaSubsampling.QUARTER));
            case PNG -> new Encoding.Png(effort.orElse(Encoding.Png.EFFORT));
            case ORIGINAL -> new Encoding.Original();
        };
    }

    private Map<String, Optional<?>> given() {
        var given = new LinkedHashMap<String, Optional<?>>();
        given.put("quality", quality);
        given.put("lossless", lossless);
        given.put("effort", effort);
        given.put("chromaSubsampling", chromaSubsampling);
        given.put("progressive", progressive);
        given.put("optimizeCoding", optimizeCoding);
        given.put("trellis", trellis);
        return given;
    }
}
