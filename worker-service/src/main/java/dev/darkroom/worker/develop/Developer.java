package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.heif.HeifException;
import dev.darkroom.worker.heif.HeifPhoto;
import dev.darkroom.worker.heif.Libheif;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whoever develops photos with libvips: judges the file, reads its header, decodes it once, and
/// makes every rendition of that.
final class Developer {
    private final Vips vips;
    private final Libheif.Loading libheif;
    private final Limits limits;
    private final MemoryTerms memory;
    private final Printer printer;

    /// One without HEIC, and without a limit of memory.
    Developer(Vips vips, Limits limits) {
        this(
                vips,
                new Libheif.Loading.Missing("it was not looked for"),
                limits,
                MemoryTerms.unlimited());
    }

    Developer(Vips vips, Libheif.Loading libheif, Limits limits, MemoryTerms memory) {
        this.vips = vips;
        this.libheif = libheif;
        this.limits = limits;
        this.memory = memory;
        printer = new Printer(vips);
    }

    /// Lets libvips read no format but those that photos may have.
    void allowOnlyPhotos() {
        vips.block("VipsForeignLoad");
        ofLibvips().forEach(format -> vips.allow(format.loaderClass()));
    }

    /// The formats that this build of libvips reads, and HEIC where libheif does.
    List<String> formats() {
        Stream<PhotoFormat> heic =
                switch (libheif) {
                    case Libheif.Loading.Loaded _ -> Stream.of(PhotoFormat.HEIC);
                    case Libheif.Loading.Missing _ -> Stream.of();
                };
        return Stream.concat(ofLibvips().filter(format -> vips.has(format.loader())), heic)
                .map(PhotoFormat::toString)
                .toList();
    }

    private static Stream<PhotoFormat> ofLibvips() {
        return Arrays.stream(PhotoFormat.values()).filter(PhotoFormat::isOfLibvips);
    }

    Answer develop(Order order) throws OutOfMemory {
        vips.clearErrors();
        byte[] head;
        try (InputStream file = Files.newInputStream(order.source())) {
            head = file.readNBytes(Content.HEAD);
        } catch (IOException e) {
            return new Answer.Failed(
                    FailCode.SCRATCH_UNAVAILABLE.reason("The photo cannot be read: " + e));
        }
        if (head.length == 0) {
            return rejected(RejectCode.EMPTY, "The file has no bytes");
        }
        return switch (Content.of(head)) {
            case Content.Supported(var format) -> develop(order, format);
            case Content.Heic() -> developHeic(order);
            case Content.Unsupported(var format) ->
                    rejected(RejectCode.UNSUPPORTED_FORMAT, format + " is not developed");
            case Content.Unknown _ ->
                    rejected(RejectCode.NO_IMAGE, "The content is no image that is known");
        };
    }

    private Answer develop(Order order, PhotoFormat format) throws OutOfMemory {
        try {
            Header header = header(order.source(), format);
            List<Print> prints = prints(order, header, format);
            Optional<Answer> refusal = refusal(order, header, prints);
            return refusal.isPresent()
                    ? refusal.get()
                    : develop(order, header, format, prints, Optional.empty());
        } catch (Undecodable e) {
            return Trouble.decoding(format, e.said());
        }
    }

    private Answer developHeic(Order order) throws OutOfMemory {
        return switch (libheif) {
            case Libheif.Loading.Loaded(var library) -> developHeic(order, library);
            case Libheif.Loading.Missing(var message) ->
                    rejected(
                            RejectCode.UNSUPPORTED_FORMAT,
                            "HEIC is not developed by this worker: " + message);
        };
    }

    private Answer developHeic(Order order, Libheif library) throws OutOfMemory {
        try (HeifPhoto photo = library.open(order.source())) {
            Header header = Header.of(photo);
            List<Print> prints = prints(order, header, PhotoFormat.HEIC);
            Optional<Answer> refusal = refusal(order, header, prints);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            try (VipsImage decoded = photo.decode(vips, order.tolerant())) {
                return develop(order, header, PhotoFormat.HEIC, prints, Optional.of(decoded));
            }
        } catch (HeifException e) {
            return Trouble.decoding(e);
        } catch (VipsException e) {
            return Trouble.making(e);
        }
    }

    private static List<Print> prints(Order order, Header header, PhotoFormat format) {
        return order.renditions().stream()
                .map(rendition -> Print.of(rendition, format, header))
                .toList();
    }

    /// Why nothing of the photo is decoded, or not yet.
    private Optional<Answer> refusal(Order order, Header header, List<Print> prints) {
        Optional<Answer> rejection = limits.refusal(header, prints).map(Answer.Rejected::new);
        return rejection.or(() -> memory.refusal(header.raster(), prints, order));
    }

    /// @param decoded the photo's pixels, where not libvips decodes it
    private Answer develop(
            Order order,
            Header header,
            PhotoFormat format,
            List<Print> prints,
            Optional<VipsImage> decoded)
            throws OutOfMemory {
        try {
            var negative =
                    new Negative(vips, order.source(), format, header, order.tolerant(), decoded);
            List<Answer.Made> made = printer.print(order, negative, prints);
            return new Answer.Developed(made, warnings(order.source(), format, negative));
        } catch (Undecodable e) {
            return Trouble.decoding(format, e.said());
        } catch (VipsException e) {
            return Trouble.making(e);
        } catch (IOException e) {
            return new Answer.Failed(
                    FailCode.SCRATCH_UNAVAILABLE.reason(
                            "The photo or a rendition cannot be read: " + e));
        }
    }

    private Header header(Path file, PhotoFormat format) throws Undecodable {
        try (VipsSource source = vips.source(file.toString());
                VipsImage image =
                        vips.operation(format.loader() + "_source").set("source", source).image()) {
            return Header.of(image, format);
        } catch (VipsException e) {
            throw new Undecodable(e);
        }
    }

    private static List<Reason> warnings(Path file, PhotoFormat format, Negative negative)
            throws IOException {
        var warnings = new ArrayList<Reason>();
        negative.damage().ifPresent(warnings::add);
        if (format == PhotoFormat.JPEG && GainMap.isIn(file)) {
            warnings.add(
                    WarnCode.GAIN_MAP_DROPPED.reason(
                            "An HDR photo: the picture for other screens was developed, without its gain map"));
        }
        return warnings;
    }

    private static Answer rejected(RejectCode code, String message) {
        return new Answer.Rejected(code.reason(message));
    }
}
