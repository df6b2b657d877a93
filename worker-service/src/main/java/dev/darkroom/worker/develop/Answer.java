package dev.darkroom.worker.develop;

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

    /// Every rendition stands in its file, in the order's order.
    record Developed(List<Size> sizes) implements Answer {
        public Developed {
            sizes = List.copyOf(sizes);
        }
    }

    /// A rendition's file.
    record Size(long bytes, int width, int height) {}

    /// The photo's own fault.
    record Rejected(Reason reason) implements Answer {}

    /// Not the photo's fault.
    record Failed(Reason reason) implements Answer {}
}
