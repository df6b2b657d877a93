package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
import java.util.List;
import java.util.Optional;

/// How large a photo and its renditions may be; judged by the photo's header, before anything is
/// decoded.
///
/// @param maxPixels of a photo, of all its frames together where all of them are wanted
/// @param maxFrames of an animation of which all frames are wanted
/// @param maxRenditionPixels of a rendition, of all its frames together
public record Limits(long maxPixels, int maxFrames, long maxRenditionPixels) {
    public Limits {
        positive("max pixels", maxPixels);
        positive("max frames", maxFrames);
        positive("max rendition pixels", maxRenditionPixels);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s is not positive: %d".formatted(name, value));
        }
    }

    /// 200 megapixels, 500 frames, 100 megapixels.
    public static Limits defaults() {
        return new Limits(200_000_000, 500, 100_000_000);
    }

    /// Why a photo is not developed; nothing where it is within the limits.
    Optional<Reason> refusal(Header header, List<Print> prints) {
        int frames = prints.stream().mapToInt(Print::frames).max().orElse(1);
        if (frames > maxFrames) {
            return Optional.of(
                    RejectCode.TOO_MANY_FRAMES.reason(
                            "%d frames (at most %d are developed)".formatted(frames, maxFrames)));
        }
        if (header.size().pixels() * frames > maxPixels) {
            return Optional.of(
                    RejectCode.TOO_MANY_PIXELS.reason(
                            "%s pixels%s (at most %d are developed)"
                                    .formatted(header.size(), each(frames), maxPixels)));
        }
        return prints.stream()
                .flatMap(print -> refusal(header, print).stream())
                .findFirst()
                .map(RejectCode.RENDITION_TOO_LARGE::reason);
    }

    private Optional<String> refusal(Header header, Print print) {
        Geometry geometry = print.geometry();
        // What is cropped away counts as well, where it is not the photo's own but enlarged.
        Size largest =
                header.size().covers(geometry.scaled())
                        ? geometry.size()
                        : geometry.size().atLeast(geometry.scaled());
        if (largest.pixels() * print.frames() > maxRenditionPixels) {
            return Optional.of(
                    "The rendition '%s' would have %s pixels%s (at most %d are made)"
                            .formatted(
                                    print.rendition().name(),
                                    largest,
                                    each(print.frames()),
                                    maxRenditionPixels));
        }
        int maxSide = Encoder.maxSide(print.encoding().format());
        Size size = geometry.size();
        if (size.width() > maxSide || size.height() > maxSide) {
            return Optional.of(
                    "The rendition '%s' would have %s pixels (%s holds at most %d each way)"
                            .formatted(
                                    print.rendition().name(),
                                    size,
                                    print.encoding().format(),
                                    maxSide));
        }
        return Optional.empty();
    }

    private static String each(int frames) {
        return frames == 1 ? "" : " in each of %d frames".formatted(frames);
    }
}
