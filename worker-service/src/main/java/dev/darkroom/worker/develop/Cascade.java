package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import dev.darkroom.worker.vips.VipsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One photo decoded once, at the largest rendition's scale, and every smaller rendition scaled
/// from the smallest one that is finished and large enough: twice as fast as decoding for each.
final class Cascade implements AutoCloseable {
    private final Vips vips;
    private final Order order;
    private final Header header;
    private final PhotoFormat format;

    /// Upright pixels, where a decoder other than libvips' has made them.
    private final Optional<VipsImage> decoded;

    private final List<Geometry> geometries;

    /// Scaled and not cropped, in memory; the smallest first.
    private final Deque<Scaled> finished = new ArrayDeque<>();

    Cascade(
            Vips vips,
            Order order,
            Header header,
            PhotoFormat format,
            Optional<VipsImage> decoded) {
        this.vips = vips;
        this.order = order;
        this.header = header;
        this.format = format;
        this.decoded = decoded;
        geometries =
                order.renditions().stream()
                        .map(wanted ->
                                Geometry.of(header.width(), header.height(), wanted.resize()))
                        .toList();
    }

    /// Decodes the photo, as small as the largest rendition allows: upright, in sRGB or grey,
    /// opaque.
    void decode() throws VipsException {
        try {
            decode(format.failOn());
        } catch (VipsException e) {
            if (!Trouble.isHarmless(e)) {
                throw e;
            }
            decode("error");
        }
    }

    private void decode(String failOn) throws VipsException {
        Geometry largest = geometries.get(largestFirst().getFirst());
        try (VipsSource source = vips.source(order.source().toString());
                VipsImage scaled = thumbnail(source, largest, failOn);
                VipsImage opaque = opaque(scaled)) {
            finished.push(new Scaled(largest, opaque.inMemory()));
        }
    }

    private VipsImage thumbnail(VipsSource source, Geometry geometry, String failOn)
            throws VipsException {
        VipsOperation thumbnail =
                decoded.isPresent()
                        ? vips.operation("thumbnail_image").set("in", decoded.get())
                        : vips.operation("thumbnail_source")
                                .set("source", source)
                                // It passes over its own fail_on (libvips issue 5195).
                                .set("option_string", "[fail_on=%s]".formatted(failOn));
        thumbnail
                .set("width", geometry.scaledWidth())
                .set("height", geometry.scaledHeight())
                .set("size", "force");
        // Asked for without need, this would take every pixel through floating-point colour spaces.
        return (header.hasProfile() ? thumbnail.set("export_profile", "srgb") : thumbnail).image();
    }

    /// JPEG has no transparency: what shines through is white, as on a page.
    private VipsImage opaque(VipsImage image) throws VipsException {
        return image.hasAlpha()
                ? vips.operation("flatten").set("in", image).set("background", "255").image()
                : vips.operation("copy").set("in", image).image();
    }

    /// Makes every rendition's file, and gives their sizes in the order's order.
    List<Answer.Made> make() throws VipsException, IOException {
        var sizes = new Answer.Made[geometries.size()];
        for (int index : largestFirst()) {
            sizes[index] = make(order.renditions().get(index), geometries.get(index));
        }
        return Arrays.asList(sizes);
    }

    private List<Integer> largestFirst() {
        return IntStream.range(0, geometries.size())
                .boxed()
                .sorted(
                        Comparator.comparingLong(
                                        (Integer index) -> geometries.get(index).scaledPixels())
                                .reversed())
                .toList();
    }

    private Answer.Made make(Rendition rendition, Geometry geometry)
            throws VipsException, IOException {
        VipsImage scaled = scaledTo(geometry);
        Path file = order.file(rendition);
        if (geometry.isCropped()) {
            try (VipsImage cropped =
                    vips.operation("extract_area")
                            .set("input", scaled)
                            .set("left", (geometry.scaledWidth() - geometry.width()) / 2)
                            .set("top", (geometry.scaledHeight() - geometry.height()) / 2)
                            .set("width", geometry.width())
                            .set("height", geometry.height())
                            .image()) {
                save(cropped, file, rendition);
            }
        } else {
            save(scaled, file, rendition);
        }
        return new Answer.Made(
                ImageFormat.JPEG, Files.size(file), geometry.width(), geometry.height());
    }

    /// Owned by this cascade.
    private VipsImage scaledTo(Geometry geometry) throws VipsException {
        Scaled parent =
                finished.stream()
                        .filter(larger -> larger.geometry().covers(geometry))
                        .findFirst()
                        .orElseThrow();
        if (parent.geometry().isScaledLike(geometry)) {
            return parent.image();
        }
        try (VipsImage scaled =
                vips.operation("resize")
                        .set("in", parent.image())
                        .set("scale", (double) geometry.scaledWidth() / parent.image().width())
                        .set("vscale", (double) geometry.scaledHeight() / parent.image().height())
                        .image()) {
            var made = new Scaled(geometry, scaled.inMemory());
            finished.push(made);
            return made.image();
        }
    }

    private void save(VipsImage image, Path file, Rendition rendition) throws VipsException {
        if (!(rendition.encoding() instanceof Encoding.Jpeg jpeg)) {
            throw new IllegalStateException("not encoded yet: " + rendition.encoding());
        }
        vips.operation("jpegsave")
                .set("in", image)
                .set("filename", file.toString())
                .set("Q", jpeg.quality())
                .set("optimize_coding", "true")
                .set("subsample_mode", "on")
                .set("keep", "none")
                .run();
    }

    @Override
    public void close() {
        finished.forEach(scaled -> scaled.image().close());
    }

    /// A finished scale of the photo.
    private record Scaled(Geometry geometry, VipsImage image) {}
}
