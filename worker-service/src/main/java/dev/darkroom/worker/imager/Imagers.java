package dev.darkroom.worker.imager;

import dev.darkroom.contracts.Rendition;
import java.nio.file.Path;
import java.util.List;

/// Whoever turns a photo into renditions, on files in scratch.
public interface Imagers extends AutoCloseable {

    /// Develops one photo; waits for a free imager first.
    ///
    /// @param source the photo
    /// @param folder where the renditions are written; it exists, and is the caller's to delete
    /// @param renditions to make, in the recipe's order
    Development develop(Path source, Path folder, List<Rendition> renditions)
            throws InterruptedException;

    /// How many photos can be developed at the same time.
    int size();

    @Override
    void close();
}
