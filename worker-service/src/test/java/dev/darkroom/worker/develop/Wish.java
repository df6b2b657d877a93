package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Frames;
import dev.darkroom.contracts.Metadata;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import java.util.Optional;

/// Renditions for tests, word by word.
record Wish(Rendition rendition) {

    /// A lossless rendition within a square.
    static Wish inside(String name, int side) {
        return new Wish(Rendition.of(name, Resize.inside(side), new Encoding.Png(1)));
    }

    static Wish of(String name, int width, int height, Fit fit) {
        return inside(name, 1)
                .resize(
                        new Resize(
                                Optional.of(width),
                                Optional.of(height),
                                fit,
                                Position.CENTRE,
                                "#ffffff",
                                false));
    }

    Wish resize(Resize resize) {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        resize,
                        rendition.encoding(),
                        rendition.sharpen(),
                        rendition.metadata(),
                        rendition.colour(),
                        rendition.frames()));
    }

    Wish position(Position position) {
        Resize old = rendition.resize();
        return resize(
                new Resize(
                        old.width(),
                        old.height(),
                        old.fit(),
                        position,
                        old.background(),
                        old.enlarge()));
    }

    Wish background(String background) {
        Resize old = rendition.resize();
        return resize(
                new Resize(
                        old.width(),
                        old.height(),
                        old.fit(),
                        old.position(),
                        background,
                        old.enlarge()));
    }

    Wish enlarged() {
        Resize old = rendition.resize();
        return resize(
                new Resize(
                        old.width(),
                        old.height(),
                        old.fit(),
                        old.position(),
                        old.background(),
                        true));
    }

    Wish as(Encoding encoding) {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        rendition.resize(),
                        encoding,
                        rendition.sharpen(),
                        rendition.metadata(),
                        rendition.colour(),
                        rendition.frames()));
    }

    Wish jpeg() {
        return as(Encoding.Jpeg.of(95));
    }

    Wish sharpen(double sigma) {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        rendition.resize(),
                        rendition.encoding(),
                        Optional.of(sigma),
                        rendition.metadata(),
                        rendition.colour(),
                        rendition.frames()));
    }

    Wish with(Metadata metadata) {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        rendition.resize(),
                        rendition.encoding(),
                        rendition.sharpen(),
                        metadata,
                        rendition.colour(),
                        rendition.frames()));
    }

    Wish keepingColours() {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        rendition.resize(),
                        rendition.encoding(),
                        rendition.sharpen(),
                        rendition.metadata(),
                        Colour.KEEP,
                        rendition.frames()));
    }

    Wish animated() {
        return new Wish(
                new Rendition(
                        rendition.name(),
                        rendition.resize(),
                        rendition.encoding(),
                        rendition.sharpen(),
                        rendition.metadata(),
                        rendition.colour(),
                        Frames.ALL));
    }
}
