package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.util.ArrayDeque;
import java.util.List;

/// Steps that an image goes through, in order. libvips computes no pixel until the end takes them.
record Pipeline(List<Step> steps) {
    Pipeline {
        steps = List.copyOf(steps);
    }

    /// Gives a new image, or the one that came where there is nothing to do.
    @FunctionalInterface
    interface Step {
        VipsImage apply(VipsImage image) throws VipsException;
    }

    /// What is done with the last image, which is closed after that.
    @FunctionalInterface
    interface End<T> {
        T take(VipsImage image) throws VipsException;
    }

    /// Leaves the image that it begins with open.
    <T> T run(VipsImage image, End<T> end) throws VipsException {
        var made = new ArrayDeque<VipsImage>();
        try {
            VipsImage last = image;
            for (Step step : steps) {
                VipsImage next = step.apply(last);
                if (next != last) {
                    made.push(next);
                }
                last = next;
            }
            return end.take(last);
        } finally {
            made.forEach(VipsImage::close);
        }
    }
}
