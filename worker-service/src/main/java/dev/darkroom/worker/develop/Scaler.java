package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;

/// Scales images, every frame of an animation alike.
final class Scaler {
    private final Vips vips;

    Scaler(Vips vips) {
        this.vips = vips;
    }

    /// The size of one frame.
    static Size size(VipsImage image) {
        return new Size(image.width(), image.frameHeight());
    }

    /// The image in memory and of this size, or as it is where it has it.
    ///
    /// @param image premultiplied, where it has alpha
    VipsImage inMemory(VipsImage image, Size wanted) throws VipsException {
        Size size = size(image);
        if (size.equals(wanted)) {
            return image.inMemory();
        }
        boolean moves = image.height() > size.height();
        try (VipsImage resized =
                vips.operation("resize")
                        .set("in", image)
                        .set("scale", (double) wanted.width() / size.width())
                        .set("vscale", (double) wanted.height() / size.height())
                        .image()) {
            VipsImage scaled = resized.inMemory();
            if (moves) {
                scaled.fields().set(VipsFields.FRAME_HEIGHT, wanted.height());
            }
            return scaled;
        }
    }
}
