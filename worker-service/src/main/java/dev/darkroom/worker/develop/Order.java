package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Rendition;
import java.nio.file.Path;
import java.util.List;

/// One photo to develop, as one line of JSON from the worker.
///
/// @param source the photo
/// @param folder where the renditions are written
/// @param tolerant whether a damaged photo is developed as far as it can be
public record Order(Path source, Path folder, boolean tolerant, List<Rendition> renditions) {
    public Order {
        renditions = List.copyOf(renditions);
    }

    /// The file of one rendition.
    public Path file(Rendition rendition) {
        return folder.resolve(rendition.name());
    }
}
