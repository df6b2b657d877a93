package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;

/// The raw buckets, to be listed once a run.
public interface SourceListing {
    /// The first objects below the prefix whose keys come after another; an empty one comes before
    /// all.
    ///
    /// @throws dev.darkroom.planner.storage.StorageFailure if it should be tried again
    ListingPage page(BucketPrefix source, String after);
}
