package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.SourceObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The raw buckets, to be listed once a run.
public interface SourceListing {
    /// Hands over all objects below the prefix, page by page, in the order of their keys; folder
    /// keys (zero bytes, ending in a slash) are left out.
    ///
    /// @return why the source can never be listed as the run names it, in words for its owner;
    ///   empty if it was listed
    Optional<String> list(BucketPrefix source, Consumer<List<SourceObject>> page);
}
