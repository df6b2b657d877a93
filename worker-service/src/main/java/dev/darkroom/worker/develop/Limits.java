package dev.darkroom.worker.develop;

import java.util.Optional;

/// What a photo must keep to by its header, before anything of it is decoded.
///
/// @param maxPixels width times height
/// @param memory of this imager
/// @param own bytes of memory that the imager holds without a photo
record Limits(long maxPixels, MemoryShares memory, long own) {

    /// Of pixels alone.
    static Limits of(long maxPixels) {
        return new Limits(maxPixels, MemoryShares.fixed(Long.MAX_VALUE), 0);
    }

    /// The answer to an order for a photo that is not to be developed, or not yet.
    Optional<Answer> refusal(Header header, Order order) {
        if (header.pixels() > maxPixels) {
            return Optional.of(
                    rejected(
                            RejectCode.TOO_MANY_PIXELS,
                            "%d x %d pixels (at most %d are developed)"
                                    .formatted(header.width(), header.height(), maxPixels)));
        }
        long bytes = own + MemoryNeed.of(header, order.renditions());
        if (bytes > memory.most()) {
            return Optional.of(
                    rejected(
                            RejectCode.NEEDS_TOO_MUCH_MEMORY,
                            "%d x %d pixels as %s would take about %d MiB of memory (there are %d)"
                                    .formatted(
                                            header.width(),
                                            header.height(),
                                            header.raster().format(),
                                            bytes >> 20,
                                            memory.most() >> 20)));
        }
        return bytes > order.memory().orElse(memory.standing())
                ? Optional.of(new Answer.Needs(bytes))
                : Optional.empty();
    }

    private static Answer rejected(RejectCode code, String message) {
        return new Answer.Rejected(code.reason(message));
    }
}
