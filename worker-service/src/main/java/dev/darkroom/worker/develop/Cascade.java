package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One photo decoded once, at the largest rendition's scale, and every smaller scale made from the
/// smallest one that is finished and large enough: twice as fast as decoding for each.
///
/// Scales are kept as they are before anything else is done for a rendition, so that no rendition
/// shows in another. They stay whole as well: what is cropped for one may be needed for the next.
final class Cascade implements AutoCloseable {
    private final Scaler scaler;
    private final Negative negative;
    private final List<Scaled> finished = new ArrayList<>();

    Cascade(Vips vips, Negative negative) {
        scaler = new Scaler(vips);
        this.negative = negative;
    }

    /// The whole photo at a print's scale, in memory. It stays this cascade's own.
    VipsImage scaled(Print print) throws Undecodable, VipsException {
        Size wanted = print.geometry().scaled();
        Optional<Scaled> same =
                finished.stream().filter(scaled -> scaled.is(print.look(), wanted)).findFirst();
        if (same.isPresent()) {
            return same.get().image();
        }
        Scaled parent = parent(print.look(), wanted.atMost(negative.size()));
        return parent.size().equals(wanted)
                ? parent.image()
                : keep(print.look(), wanted, scaler.inMemory(parent.image(), wanted)).image();
    }

    /// An enlarged scale is nobody's parent: what comes from it would be blurred twice.
    private Scaled parent(Look look, Size wanted) throws Undecodable {
        Optional<Scaled> smallest =
                finished.stream()
                        .filter(scaled -> scaled.look().equals(look))
                        .filter(scaled -> negative.size().covers(scaled.size()))
                        .filter(scaled -> scaled.size().covers(wanted))
                        .min(Comparator.comparingLong(scaled -> scaled.size().pixels()));
        if (smallest.isPresent()) {
            return smallest.get();
        }
        return keep(look, wanted, negative.decode(wanted, look));
    }

    private Scaled keep(Look look, Size size, VipsImage image) {
        var scaled = new Scaled(look, size, image);
        finished.add(scaled);
        return scaled;
    }

    @Override
    public void close() {
        finished.forEach(scaled -> scaled.image().close());
    }

    /// A finished scale of the photo.
    private record Scaled(Look look, Size size, VipsImage image) {
        boolean is(Look otherLook, Size otherSize) {
            return look.equals(otherLook) && size.equals(otherSize);
        }
    }
}
