package dev.darkroom.worker.develop;

import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Reason;
import java.util.List;

/// What an imager says, as one line of JSON: first that it is ready or cannot be, then one line for
/// each order.
public sealed interface Answer {

    /// The imager is ready for orders.
    ///
    /// @param version of libvips
    /// @param formats that it develops
    record Ready(String version, List<String> formats) implements Answer {
        public Ready {
            formats = List.copyOf(formats);
        }
    }

    /// The imager cannot work, and ends.
    record Unusable(String message) implements Answer {}

    /// The photo takes more memory than was granted, by its header; nothing was decoded. The same
    /// order with that much memory is the go for it.
    ///
    /// @param bytes that the whole imager would hold
    record Needs(long bytes) implements Answer {}

    /// Every rendition stands in its file, in the order's order.
    ///
    /// @param warnings what is to be said all the same
    record Developed(List<Made> made, List<Reason> warnings) implements Answer {
        public Developed {
            made = List.copyOf(made);
            warnings = List.copyOf(warnings);
        }
    }

    /// A rendition's file: its size in bytes and in pixels.
    record Made(ImageFormat format, long bytes, int width, int height) {}

    /// The photo's own fault.
    record Rejected(Reason reason) implements Answer {}

    /// Not the photo's fault.
    record Failed(Reason reason) implements Answer {}
}
