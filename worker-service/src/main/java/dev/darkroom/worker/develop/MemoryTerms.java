package dev.darkroom.worker.develop;

import java.util.List;
import java.util.Optional;

/// What a photo's need of memory is held against, before anything of it is decoded.
///
/// @param shares of this imager
/// @param own bytes that the imager holds without a photo
record MemoryTerms(MemoryShares shares, long own) {

    static MemoryTerms unlimited() {
        return new MemoryTerms(MemoryShares.fixed(Long.MAX_VALUE), 0);
    }

    /// The answer to an order for a photo that is not developed, or not yet.
    Optional<Answer> refusal(Raster raster, List<Print> prints, Order order) {
        long bytes = own + MemoryNeed.of(raster, prints);
        if (bytes > shares.most()) {
            return Optional.of(
                    new Answer.Rejected(
                            RejectCode.NEEDS_TOO_MUCH_MEMORY.reason(
                                    "%d x %d pixels of %s would take about %d MiB of memory (an imager may have %d)"
                                            .formatted(
                                                    raster.width(),
                                                    raster.height(),
                                                    raster.format(),
                                                    bytes >> 20,
                                                    shares.most() >> 20))));
        }
        return bytes > order.memory().orElse(shares.standing())
                ? Optional.of(new Answer.Needs(bytes))
                : Optional.empty();
    }
}
