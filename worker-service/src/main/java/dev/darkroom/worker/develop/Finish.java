package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Metadata;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All that is done to the scaled photo for one rendition, before it is encoded.
final class Finish {
    private final Vips vips;
    private final Alpha alpha;
    private final Notes notes;

    Finish(Vips vips) {
        this.vips = vips;
        alpha = new Alpha(vips);
        notes = new Notes(vips);
    }

    /// The steps for one rendition: what comes premultiplied leaves as an encoder takes it.
    Pipeline of(Print print) {
        Resize resize = print.rendition().resize();
        boolean opaque = !Encoder.hasAlpha(print.encoding().format());
        return new Pipeline(
                List.of(
                        image -> cropped(image, print.geometry(), resize.position()),
                        alpha::unpremultiplied,
                        image -> opaque ? flattened(image, resize.rgb()) : image,
                        image -> sharpened(image, print),
                        image -> onCanvas(image, print.geometry(), resize),
                        image -> noted(image, print.rendition().metadata())));
    }

    private VipsImage cropped(VipsImage image, Geometry geometry, Position position)
            throws VipsException {
        Size size = geometry.size();
        if (!geometry.isCropped()) {
            return image;
        }
        if (position.isSmart()) {
            return vips.operation("smartcrop")
                    .set("input", image)
                    .set("width", size.width())
                    .set("height", size.height())
                    .set("interesting", position.name().toLowerCase(Locale.ROOT))
                    .set("premultiplied", true)
                    .image();
        }
        return vips.operation("extract_area")
                .set("input", image)
                .set("left", position.left(geometry.scaled().width(), size.width()))
                .set("top", position.top(geometry.scaled().height(), size.height()))
                .set("width", size.width())
                .set("height", size.height())
                .image();
    }

    /// What shines through is the background, as on a page.
    private VipsImage flattened(VipsImage image, int[] background) throws VipsException {
        if (!image.hasAlpha()) {
            return image;
        }
        try (VipsImage coloured = ableToShow(background, image)) {
            return vips.operation("flatten")
                    .set("in", coloured)
                    .set("background", ink(background, coloured.bands() - 1))
                    .image();
        }
    }

    private VipsImage sharpened(VipsImage image, Print print) throws VipsException {
        var sigma = print.rendition().sharpen();
        return sigma.isPresent()
                ? vips.operation("sharpen").set("in", image).set("sigma", sigma.get()).image()
                : image;
    }

    /// What has transparency goes on a transparent canvas, all else on one of the background.
    private VipsImage onCanvas(VipsImage image, Geometry geometry, Resize resize)
            throws VipsException {
        if (!geometry.hasCanvas()) {
            return image;
        }
        int[] rgb = resize.rgb();
        Position position = resize.position();
        Size canvas = geometry.size();
        try (VipsImage coloured = image.hasAlpha() ? copy(image) : ableToShow(rgb, image)) {
            return vips.operation("embed")
                    .set("in", coloured)
                    .set("x", position.left(canvas.width(), image.width()))
                    .set("y", position.top(canvas.height(), image.height()))
                    .set("width", canvas.width())
                    .set("height", canvas.height())
                    .set("extend", "background")
                    .set(
                            "background",
                            image.hasAlpha()
                                    ? ink(new int[] {0, 0, 0, 0}, image.bands())
                                    : ink(rgb, coloured.bands()))
                    .image();
        }
    }

    /// A grey photo in RGB, where the background is a colour; what profile it had is not for that.
    private VipsImage ableToShow(int[] rgb, VipsImage image) throws VipsException {
        boolean greyInk = Arrays.stream(rgb).distinct().count() == 1;
        if (image.bands() > 2 || greyInk) {
            return copy(image);
        }
        VipsImage coloured =
                vips.operation("colourspace").set("in", image).set("space", "srgb").image();
        coloured.fields().remove(VipsFields.PROFILE);
        return coloured;
    }

    private VipsImage copy(VipsImage image) throws VipsException {
        return vips.operation("copy").set("in", image).image();
    }

    private static String ink(int[] values, int bands) {
        return IntStream.range(0, bands)
                .mapToObj(band -> String.valueOf(values[band]))
                .collect(Collectors.joining(" "));
    }

    private VipsImage noted(VipsImage image, Metadata metadata) throws VipsException {
        return switch (metadata) {
            case NONE, ALL -> image;
            case COPYRIGHT -> notes.onlyCopyright(image);
        };
    }
}
