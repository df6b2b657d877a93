package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Reason;
import java.nio.file.Path;
import java.util.Optional;

/// The processed bucket.
public interface Renditions {

    /// Uploads one rendition, over whatever stands there: the same source and recipe give the same
    /// bytes.
    ///
    /// @return why it could not be uploaded; empty when it stands
    /// @throws dev.darkroom.worker.edge.EdgeException if no rendition at all can be uploaded
    Optional<Reason> upload(String bucket, String key, Path file, RenditionLabel label);
}
