package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
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

/// Whoever develops photos with libvips: judges the file, reads its header, decodes it once, and
/// makes every rendition of that.
final class Developer {
    private final Vips vips;
    private final Limits limits;
    private final Printer printer;

    Developer(Vips vips, Limits limits) {
        this.vips = vips;
        this.limits = limits;
        printer = new Printer(vips);
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
        try {
            Header header = header(order.source(), format);
            List<Print> prints =
                    order.renditions().stream()
                            .map(rendition -> Print.of(rendition, format, header))
                            .toList();
            Optional<Reason> refusal = limits.refusal(header, prints);
            if (refusal.isPresent()) {
                return new Answer.Rejected(refusal.get());
            }
            var negative = new Negative(vips, order.source(), format, header, order.tolerant());
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
            return Header.of(image);
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
