package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Rendition;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// One photo to develop, as one line of JSON from the worker.
///
/// @param source the photo
/// @param folder where the renditions are written
/// @param tolerant whether a damaged photo is developed as far as it can be
/// @param memory bytes that the imager may hold meanwhile, where that is not its standing share
public record Order(
        Path source,
        Path folder,
        boolean tolerant,
        List<Rendition> renditions,
        OptionalLong memory) {
    public Order {
        renditions = List.copyOf(renditions);
        if (memory.isPresent() && memory.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "the memory for a photo is not positive: " + memory.getAsLong());
        }
    }

    /// Within the imager's standing share of memory.
    public Order(Path source, Path folder, boolean tolerant, List<Rendition> renditions) {
        this(source, folder, tolerant, renditions, OptionalLong.empty());
    }

    /// The same, with so much memory granted.
    public Order withMemory(long bytes) {
        return new Order(source, folder, tolerant, renditions, OptionalLong.of(bytes));
    }

    /// The file of one rendition.
    public Path file(Rendition rendition) {
        return folder.resolve(rendition.name());
    }
}
