package dev.darkroom.worker.develop;

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

/// Whoever develops photos with libvips: judges the file, reads its header, decodes it once, and
/// makes every rendition of that.
final class Developer {
    private final Vips vips;
    private final long maxPixels;

    /// @param maxPixels width times height, by the header, of the largest photo that is decoded
    Developer(Vips vips, long maxPixels) {
        this.vips = vips;
        this.maxPixels = maxPixels;
    }

    /// Lets libvips read no format but those that photos may have.
    void allowOnlyPhotos() {
        vips.block("VipsForeignLoad");
        for (PhotoFormat format : PhotoFormat.values()) {
            vips.allow(format.loaderClass());
        }
    }

    /// The formats that this build of libvips reads.
    List<String> formats() {
        return Arrays.stream(PhotoFormat.values())
                .filter(format -> vips.has(format.loader()))
                .map(PhotoFormat::toString)
                .toList();
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
            case Content.Unsupported(var format) ->
                    rejected(RejectCode.UNSUPPORTED_FORMAT, format + " is not developed");
            case Content.Unknown _ ->
                    rejected(RejectCode.NO_IMAGE, "The content is no image that is known");
        };
    }

    private Answer develop(Order order, PhotoFormat format) throws OutOfMemory {
        Trouble.Phase phase = Trouble.Phase.DECODING;
        try {
            Header header = header(order.source(), format);
            if (header.pixels() > maxPixels) {
                return rejected(
                        RejectCode.TOO_MANY_PIXELS,
                        "%d x %d pixels (at most %d are developed)"
                                .formatted(header.width(), header.height(), maxPixels));
            }
            try (var cascade = new Cascade(vips, order, header, format)) {
                cascade.decode();
                phase = Trouble.Phase.MAKING;
                return new Answer.Developed(cascade.make(), List.of());
            }
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
            return Header.of(image);
        }
    }

    private static Answer rejected(RejectCode code, String message) {
        return new Answer.Rejected(code.reason(message));
    }
}
