package dev.darkroom.worker.develop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Frames;
import dev.darkroom.contracts.Metadata;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import java.io.IOException;
import java.util.Optional;

/// A rendition on a line between worker and imager: an array, of which each place has its meaning.
final class RenditionLine {
    private RenditionLine() {}

    static void write(Rendition rendition, JsonGenerator out) throws IOException {
        Resize resize = rendition.resize();
        out.writeStartArray();
        out.writeString(rendition.name());
        out.writeNumber(resize.width().orElse(0));
        out.writeNumber(resize.height().orElse(0));
        out.writeString(resize.fit().name());
        out.writeString(resize.position().name());
        out.writeString(resize.background());
        out.writeBoolean(resize.enlarge());
        out.writeString(rendition.sharpen().map(String::valueOf).orElse(""));
        out.writeString(rendition.metadata().name());
        out.writeString(rendition.colour().name());
        out.writeString(rendition.frames().name());
        write(rendition.encoding(), out);
        out.writeEndArray();
    }

    private static void write(Encoding encoding, JsonGenerator out) throws IOException {
        out.writeString(encoding.getClass().getSimpleName());
        switch (encoding) {
            case Encoding.Jpeg jpeg -> {
                out.writeNumber(jpeg.quality());
                out.writeString(jpeg.chromaSubsampling().name());
                out.writeBoolean(jpeg.progressive());
                out.writeBoolean(jpeg.optimizeCoding());
                out.writeBoolean(jpeg.trellis());
            }
            case Encoding.Webp webp -> {
                out.writeNumber(webp.quality());
                out.writeBoolean(webp.lossless());
                out.writeNumber(webp.effort());
            }
            case Encoding.Avif avif -> {
                out.writeNumber(avif.quality());
                out.writeBoolean(avif.lossless());
                out.writeNumber(avif.effort());
                out.writeString(avif.chromaSubsampling().name());
            }
            case Encoding.Png png -> out.writeNumber(png.effort());
            case Encoding.Gif(), Encoding.Original() -> {}
        }
    }

    /// Reads what comes after the array's start, up to its end.
    static Rendition read(JsonParser in) throws IOException {
        String name = in.nextTextValue();
        var resize =
                new Resize(
                        side(in.nextIntValue(0)),
                        side(in.nextIntValue(0)),
                        Fit.valueOf(in.nextTextValue()),
                        Position.valueOf(in.nextTextValue()),
                        in.nextTextValue(),
                        in.nextBooleanValue());
        Optional<Double> sharpen =
                Optional.of(in.nextTextValue())
                        .filter(sigma -> !sigma.isEmpty())
                        .map(Double::valueOf);
        var metadata = Metadata.valueOf(in.nextTextValue());
        var colour = Colour.valueOf(in.nextTextValue());
        var frames = Frames.valueOf(in.nextTextValue());
        var rendition =
                new Rendition(name, resize, encoding(in), sharpen, metadata, colour, frames);
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new IOException("a rendition goes on with " + in.currentToken());
        }
        return rendition;
    }

    private static Encoding encoding(JsonParser in) throws IOException {
        String kind = in.nextTextValue();
        return switch (kind) {
            case "Jpeg" ->
                    new Encoding.Jpeg(
                            in.nextIntValue(0),
                            ChromaSubsampling.valueOf(in.nextTextValue()),
                            in.nextBooleanValue(),
                            in.nextBooleanValue(),
                            in.nextBooleanValue());
            case "Webp" ->
                    new Encoding.Webp(
                            in.nextIntValue(0), in.nextBooleanValue(), in.nextIntValue(0));
            case "Avif" ->
                    new Encoding.Avif(
                            in.nextIntValue(0),
                            in.nextBooleanValue(),
                            in.nextIntValue(0),
                            ChromaSubsampling.valueOf(in.nextTextValue()));
            case "Png" -> new Encoding.Png(in.nextIntValue(0));
            case "Gif" -> new Encoding.Gif();
            case "Original" -> new Encoding.Original();
            case String _ -> throw new IOException("no encoding is called " + kind);
        };
    }

    private static Optional<Integer> side(int pixels) {
        return pixels == 0 ? Optional.empty() : Optional.of(pixels);
    }
}
