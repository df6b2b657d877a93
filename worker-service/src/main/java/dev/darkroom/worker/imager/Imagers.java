package dev.darkroom.worker.imager;

import dev.darkroom.contracts.Recipe;
import java.nio.file.Path;

/// Whoever turns a photo into renditions, on files in scratch.
public interface Imagers extends AutoCloseable {

    /// Develops one photo; waits for a free imager first.
    ///
    /// @param source the photo
    /// @param folder where the renditions are written; it exists, and is the caller's to delete
    Development develop(Path source, Path folder, Recipe recipe) throws InterruptedException;

    /// How many photos can be developed at the same time.
    int size();

    @Override
    void close();
}
