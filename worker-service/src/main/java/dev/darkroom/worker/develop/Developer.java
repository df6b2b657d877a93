package dev.darkroom.worker.develop;

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

    /// One without HEIC, and without a limit of memory.
    ///
    /// @param maxPixels width times height, by the header, of the largest photo that is decoded
    Developer(Vips vips, long maxPixels) {
        this(vips, new Libheif.Loading.Missing("it is not looked for"), Limits.of(maxPixels));
    }

    Developer(Vips vips, Libheif.Loading libheif, Limits limits) {
        this.vips = vips;
        this.libheif = libheif;
        this.limits = limits;
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
            Optional<Answer> refusal = limits.refusal(header, order);
            return refusal.isPresent()
                    ? refusal.get()
                    : develop(order, header, format, Optional.empty());
        } catch (VipsException e) {
            return Trouble.answer(Trouble.Phase.DECODING, format, e);
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
            Optional<Answer> refusal = limits.refusal(header, order);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            try (VipsImage decoded = photo.decode(vips, order.tolerant())) {
                return develop(order, header, PhotoFormat.HEIC, Optional.of(decoded));
            }
        } catch (HeifException e) {
            return Trouble.answer(e);
        } catch (VipsException e) {
            return Trouble.answer(Trouble.Phase.DECODING, PhotoFormat.HEIC, e);
        }
    }

    /// @param decoded its pixels, where not libvips decodes them
    private Answer develop(
            Order order, Header header, PhotoFormat format, Optional<VipsImage> decoded)
            throws OutOfMemory {
        Trouble.Phase phase = Trouble.Phase.DECODING;
        try (var cascade = new Cascade(vips, order, header, format, decoded)) {
            cascade.decode();
            phase = Trouble.Phase.MAKING;
            return new Answer.Developed(cascade.make(), List.of());
        } catch (VipsException e) {
            return Trouble.answer(phase, format, e);
        } catch (IOException e) {
            return new Answer.Failed(
                    FailCode.SCRATCH_UNAVAILABLE.reason("A rendition cannot be read: " + e));
        }
    }

    private Header header(Path file, PhotoFormat format) throws VipsException {
        try (VipsSource source = vips.source(file.toString());
                VipsImage image =
                        vips.operation(format.loader() + "_source").set("source", source).image()) {
            return Header.of(image, format);
        }
    }

    private static Answer rejected(RejectCode code, String message) {
        return new Answer.Rejected(code.reason(message));
    }
}
