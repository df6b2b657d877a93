package dev.darkroom.contracts;

import java.util.Optional;

/// A rendition as it stands in JSON: what is absent has its format's default, and what its format
/// does not know is refused.
record RenditionFields(
        Optional<String> name,
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<Fit> fit,
        Optional<Position> position,
        Optional<String> background,
        Optional<Boolean> enlarge,
        Optional<RenditionFormat> format,
        Optional<Integer> quality,
        Optional<Boolean> lossless,
        Optional<Integer> effort,
        Optional<ChromaSubsampling> chromaSubsampling,
        Optional<Boolean> progressive,
        Optional<Boolean> optimizeCoding,
        Optional<Boolean> trellis,
        Optional<Double> sharpen,
        Optional<Metadata> metadata,
        Optional<Colour> colour,
        Optional<Frames> frames) {

    Rendition rendition() {
        return new Rendition(
                Documents.text("name", name.orElse(null)),
                new Resize(
                        width,
                        height,
                        fit.orElse(Fit.INSIDE),
                        position.orElse(Position.CENTRE),
                        background.orElse(Resize.WHITE),
                        enlarge.orElse(false)),
                new EncoderSettings(
                                quality,
                                lossless,
                                effort,
                                chromaSubsampling,
                                progressive,
                                optimizeCoding,
                                trellis)
                        .encoding(format.orElse(RenditionFormat.JPEG)),
                sharpen,
                metadata.orElse(Metadata.NONE),
                colour.orElse(Colour.SRGB),
                frames.orElse(Frames.FIRST));
    }

    /// Every setting that has a meaning for the rendition, also those that were not given: what a
    /// recipe's hash is made of.
    static RenditionFields of(Rendition rendition) {
        Resize resize = rendition.resize();
        EncoderSettings encoder = EncoderSettings.from(rendition.encoding());
        return new RenditionFields(
                Optional.of(rendition.name()),
                resize.width(),
                resize.height(),
                Optional.of(resize.fit()),
                Optional.of(resize.position()).filter(_ -> resize.fit().hasPosition()),
                Optional.of(resize.background()),
                Optional.of(resize.enlarge()),
                Optional.of(rendition.encoding().wish()),
                encoder.quality(),
                encoder.lossless(),
                encoder.effort(),
                encoder.chromaSubsampling(),
                encoder.progressive(),
                encoder.optimizeCoding(),
                encoder.trellis(),
                rendition.sharpen(),
                Optional.of(rendition.metadata()),
                Optional.of(rendition.colour()),
                Optional.of(rendition.frames()));
    }
}
