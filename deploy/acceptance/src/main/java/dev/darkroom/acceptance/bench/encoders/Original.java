package dev.darkroom.acceptance.bench.encoders;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A rendition of `web` before it is encoded: its pixels, in libvips and in Java.
record Original(VipsImage image, Picture picture) implements AutoCloseable {

    /// The three renditions of a photo: 320 cover, 1024 and 2048 inside.
    static List<Original> of(Vips vips, Path photo, Path scratch)
            throws VipsException, IOException {
        return List.of(
                of(vips, photo, 320, "centre", scratch),
                of(vips, photo, 1024, "none", scratch),
                of(vips, photo, 2048, "none", scratch));
    }

    private static Original of(Vips vips, Path photo, int side, String crop, Path scratch)
            throws VipsException, IOException {
        try (VipsImage scaled =
                        vips.operation("thumbnail")
                                .set("filename", photo.toString())
                                .set("width", side)
                                .set("height", side)
                                .set("crop", crop)
                                .set("size", "down")
                                .image();
                VipsImage colour =
                        vips.operation("colourspace")
                                .set("in", scaled)
                                .set("space", "srgb")
                                .image()) {
            VipsImage image = colour.inMemory();
            return new Original(image, picture(vips, image, scratch));
        }
    }

    /// The pixels of an image; closes nothing.
    static Picture picture(Vips vips, VipsImage image, Path scratch)
            throws VipsException, IOException {
        Path raw = scratch.resolve("pixels");
        vips.operation("rawsave").set("in", image).set("filename", raw.toString()).run();
        return Picture.ofRgb(image.width(), image.height(), Files.readAllBytes(raw));
    }

    @Override
    public void close() {
        image.close();
    }
}
