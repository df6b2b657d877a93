package dev.darkroom.worker.storage;

import dev.darkroom.contracts.SourceObject;
import java.nio.file.Path;

/// The originals.
public interface SourceObjects {

    /// Downloads one original as it was planned.
    ///
    /// @param file that does not exist yet
    /// @throws dev.darkroom.worker.edge.EdgeException if no object at all can be downloaded
    Download download(String bucket, SourceObject source, Path file);
}
