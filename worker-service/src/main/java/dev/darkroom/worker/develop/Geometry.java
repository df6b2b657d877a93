package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Resize;

/// The sizes of one rendition of one photo: the photo is `scaled`, and then cropped to `size`, or
/// set on a canvas of it.
///
/// A photo that is not to be enlarged and is too small for its rendition is not scaled. `cover` is
/// then the largest part that has the rendition's aspect ratio: of 1000 by 200 pixels, for 320 by
/// 320, a part of 200 by 200. `contain` is the whole canvas, with the photo as it is.
record Geometry(Size scaled, Size size) {

    /// @param maxSide the most that the rendition's format holds: how long `inside` may grow where
    ///   only the other side is given
    static Geometry of(Size photo, Resize resize, int maxSide) {
        return switch (resize.fit()) {
            case COVER -> cover(photo, resize);
            case CONTAIN -> new Geometry(inside(photo, resize, maxSide), frame(resize));
            case FILL -> plain(fill(photo, resize));
            case INSIDE -> plain(inside(photo, resize, maxSide));
            case OUTSIDE -> plain(outside(photo, resize));
        };
    }

    private static Geometry cover(Size photo, Resize resize) {
        Size frame = frame(resize);
        double wanted =
                Math.min(
                        shrink(photo.width(), frame.width()),
                        shrink(photo.height(), frame.height()));
        double shrink = allowed(wanted, resize);
        Size scaled = shrunk(photo, shrink, shrink);
        return new Geometry(scaled, shrunk(frame, shrink / wanted, shrink / wanted).atMost(scaled));
    }

    private static Size fill(Size photo, Resize resize) {
        Size frame = frame(resize);
        return shrunk(
                photo,
                allowed(shrink(photo.width(), frame.width()), resize),
                allowed(shrink(photo.height(), frame.height()), resize));
    }

    private static Size inside(Size photo, Resize resize, int maxSide) {
        double shrink =
                allowed(
                        Math.max(
                                shrink(photo.width(), resize.width().orElse(maxSide)),
                                shrink(photo.height(), resize.height().orElse(maxSide))),
                        resize);
        return shrunk(photo, shrink, shrink);
    }

    private static Size outside(Size photo, Resize resize) {
        double shrink =
                allowed(
                        Math.min(
                                resize.width()
                                        .map(width -> shrink(photo.width(), width))
                                        .orElse(Double.POSITIVE_INFINITY),
                                resize.height()
                                        .map(height -> shrink(photo.height(), height))
                                        .orElse(Double.POSITIVE_INFINITY)),
                        resize);
        return shrunk(photo, shrink, shrink);
    }

    private static Geometry plain(Size size) {
        return new Geometry(size, size);
    }

    private static Size frame(Resize resize) {
        return new Size(resize.width().orElseThrow(), resize.height().orElseThrow());
    }

    private static double shrink(int from, int to) {
        return (double) from / to;
    }

    private static double allowed(double shrink, Resize resize) {
        return resize.enlarge() ? shrink : Math.max(1, shrink);
    }

    private static Size shrunk(Size size, double horizontal, double vertical) {
        return new Size(pixels(size.width(), horizontal), pixels(size.height(), vertical));
    }

    /// As libvips multiplies and rounds: VIPS_ROUND_UINT.
    private static int pixels(int length, double shrink) {
        return Math.max(1, (int) (length * (1 / shrink) + 0.5));
    }

    /// Whether a part is cut out of the scaled photo.
    boolean isCropped() {
        return !size.covers(scaled);
    }

    /// Whether there is more canvas than photo.
    boolean hasCanvas() {
        return !scaled.covers(size);
    }
}
