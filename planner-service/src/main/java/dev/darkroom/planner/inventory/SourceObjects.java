package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ObjectLocation;
import java.io.InputStream;
import java.util.Optional;

/// Single objects of raw buckets, and the list files that name them.
///
/// What is worth another try throws [dev.darkroom.planner.storage.StorageFailure]; what never works
/// throws [SourceUnusable].
public interface SourceObjects {
    /// What is known of an object without reading it; empty if there is none, or no such version.
    Optional<Head> head(String bucket, String key, Optional<String> versionId);

    /// A list file, whose bytes the caller closes.
    OpenFile open(ObjectLocation file);

    /// @param archived whether the object must be restored before it can be read
    record Head(CataloguedObject object, boolean archived) {}

    /// A file, as it is now.
    record OpenFile(InputStream bytes, String etag) {}
}
