package dev.darkroom.planner.inventory;

import dev.darkroom.planner.storage.StoredObject;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The buckets that inventories are delivered to.
///
/// What will be answered likewise for ever throws [InventoryUnusable], with advice; what is worth
/// another try throws [dev.darkroom.planner.storage.StorageFailure].
public interface InventoryBucket {
    /// The object as a stream, which the caller closes.
    InputStream open(String bucket, String key);

    /// The whole object, if it exists.
    Optional<StoredObject> read(String bucket, String key);

    /// The names of all folders directly below a prefix that ends in a slash.
    List<String> folders(String bucket, String prefix);
}
