package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Frames;
import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import dev.darkroom.worker.vips.VipsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The photo that renditions are made of, decoded when it is asked for.
final class Negative {
    private final Vips vips;
    private final Alpha alpha;
    private final Scaler scaler;
    private final Path file;
    private final PhotoFormat format;
    private final Header header;
    private final boolean tolerant;

    /// Upright pixels, where a decoder other than libvips' has made them.
    private final Optional<VipsImage> decoded;

    private Optional<VipsException> damage = Optional.empty();

    /// @param tolerant whether a damaged photo is decoded as far as it goes
    /// @param decoded its pixels, where not libvips decodes it
    Negative(
            Vips vips,
            Path file,
            PhotoFormat format,
            Header header,
            boolean tolerant,
            Optional<VipsImage> decoded) {
        this.vips = vips;
        alpha = new Alpha(vips);
        scaler = new Scaler(vips);
        this.file = file;
        this.format = format;
        this.header = header;
        this.tolerant = tolerant;
        this.decoded = decoded;
    }

    /// Of the whole photo.
    Size size() {
        return header.size();
    }

    /// What is to be said of the photo, once it has been decoded.
    Optional<Reason> damage() {
        return damage.map(said ->
                WarnCode.DAMAGED.reason(
                        "Damaged %s, developed as far as it goes: %s"
                                .formatted(format, said.getMessage())));
    }

    /// Decodes the photo into memory, at a size: upright, 8 bits a value, grey or RGB, and what is
    /// transparent premultiplied.
    VipsImage decode(Size wanted, Look look) throws Undecodable {
        try {
            if (damage.isPresent()) {
                return decode(wanted, look, "none");
            }
            try {
                return decode(wanted, look, format.failOn());
            } catch (VipsException e) {
                if (!Trouble.isHarmless(e)) {
                    throw e;
                }
                return decode(wanted, look, "error");
            }
        } catch (VipsException e) {
            if (damage.isPresent() || !tolerant || !Trouble.isOfPhoto(e)) {
                throw new Undecodable(e);
            }
            damage = Optional.of(e);
            VipsImage image = decode(wanted, look);
            refuseBlank(image, e);
            return image;
        }
    }

    /// Where nothing but the header is left of a photo, decoders give a grey picture.
    private static void refuseBlank(VipsImage image, VipsException said) throws Undecodable {
        try {
            if (Blank.is(image.pixels(), image.bands())) {
                image.close();
                throw new Undecodable(said);
            }
        } catch (VipsException e) {
            image.close();
            throw new Undecodable(e);
        }
    }

    private VipsImage decode(Size wanted, Look look, String failOn) throws VipsException {
        boolean convert = look.colour() == Colour.SRGB;
        try {
            return decode(wanted, look.frames(), convert, failOn);
        } catch (VipsException e) {
            if (!convert || !Trouble.isOfProfile(e)) {
                throw e;
            }
            return decode(wanted, look.frames(), false, failOn);
        }
    }

    private VipsImage decode(Size wanted, Frames frames, boolean convert, String failOn)
            throws VipsException {
        try (VipsSource source = vips.source(file.toString());
                VipsImage decoded = thumbnail(source, wanted, frames, convert, failOn)) {
            return new Pipeline(List.of(this::inBytes, this::ofUsualBands, alpha::premultiplied))
                    .run(decoded, image -> scaler.inMemory(image, wanted));
        }
    }

    private VipsImage thumbnail(
            VipsSource source, Size wanted, Frames frames, boolean convert, String failOn)
            throws VipsException {
        // Scaled by a thumbnail, what is transparent would be premultiplied in whole numbers that
        // are cut off, and not at all where only one side is scaled.
        Size size = header.hasAlpha() ? header.size() : wanted;
        String pages = frames == Frames.ALL ? ",n=-1" : "";
        VipsOperation thumbnail =
                decoded.isPresent()
                        ? vips.operation("thumbnail_image").set("in", decoded.get())
                        : vips.operation("thumbnail_source")
                                .set("source", source)
                                // It passes over its own fail_on (libvips issue 5195).
                                .set("option_string", "[fail_on=%s%s]".formatted(failOn, pages));
        thumbnail.set("width", size.width()).set("height", size.height()).set("size", "force");
        // Asked for without need, this would take every pixel through floating-point colour spaces.
        return (convert ? thumbnail.set("output_profile", "srgb") : thumbnail).image();
    }

    private VipsImage inBytes(VipsImage image) throws VipsException {
        return image.hasBytes()
                ? image
                : vips.operation("cast").set("in", image).set("format", "uchar").image();
    }

    /// Grey, RGB, or one of them with alpha: a TIFF may have more, and a converted grey photo has
    /// the same value three times.
    private VipsImage ofUsualBands(VipsImage image) throws VipsException {
        if (image.bands() > 4) {
            return bands(image, 4);
        }
        if (image.bands() == 3 && header.isGrey()) {
            try (VipsImage grey = bands(image, 1)) {
                return vips.operation("copy").set("in", grey).set("interpretation", "b-w").image();
            }
        }
        return image;
    }

    private VipsImage bands(VipsImage image, int count) throws VipsException {
        return vips.operation("extract_band")
                .set("in", image)
                .set("band", 0)
                .set("n", count)
                .image();
    }
}
