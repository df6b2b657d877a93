package dev.darkroom.planner.storage;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// The objects of the control bucket. Every etag is without quotes.
///
/// What cannot be done throws [StorageFailure]; the answers of a conditional write are results.
public interface ControlObjects {
    /// The most keys, or folders, that one listing returns.
    int PAGE = 1_000;

    /// The whole object, if it exists.
    Optional<StoredObject> read(String key);

    /// The object as a stream, which the caller closes.
    InputStream open(String key);

    /// Some bytes of the object, provided that it still has this etag.
    byte[] range(String key, String etag, long offset, long length);

    /// The user metadata of the object, its keys in lower case.
    Map<String, String> metadata(String key);

    /// Writes the object, whether or not it exists, and returns its etag.
    String put(String key, byte[] bytes);

    /// Writes the object with user metadata if none exists, and returns its etag; empty if one
    /// exists.
    Optional<String> create(String key, byte[] bytes, Map<String, String> metadata);

    /// Writes the object if it still has this etag, and returns the new one; empty if it has
    /// another.
    Optional<String> replace(String key, byte[] bytes, String etag);

    /// Deletes the object, if it is there.
    void delete(String key);

    /// The first objects, at most [#PAGE], whose keys begin with the prefix and come after a key.
    Page<ListedObject> list(String prefix, Optional<String> after);

    /// The first folder names directly below a prefix that ends in a slash, at most `limit`, that
    /// come after a folder; in the order of their keys, where `a-b/` comes before `a/`.
    Page<String> folders(String prefix, Optional<String> after, int limit);
}
