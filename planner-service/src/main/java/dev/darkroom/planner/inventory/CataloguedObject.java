package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.SourceObject;
import java.util.Optional;

/// One object as a source names it: an inventory, a listing, a list.
///
/// @param versionId empty where the source names none
/// @param etag as S3 gives it, without quotes
/// @param lastModifiedMillis since the epoch; [#UNKNOWN] where the source does not say
/// @param storageClass as S3 writes it; [#STANDARD] where the source does not say
public record CataloguedObject(
        String key,
        Optional<String> versionId,
        long size,
        String etag,
        long lastModifiedMillis,
        String storageClass) {
    public static final long UNKNOWN = -1;
    public static final String STANDARD = "STANDARD";

    public CataloguedObject {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key is empty");
        }
        if (size < 0) {
            throw new IllegalArgumentException(
                    "size of %s is %d (expected 0 or more bytes)".formatted(key, size));
        }
    }

    public SourceObject source() {
        return new SourceObject(key, versionId, size, etag);
    }

    /// Whether it must be restored before it can be read. The instant-retrieval class need not, and
    /// of an intelligently tiered object no source tells.
    public boolean archived() {
        return switch (storageClass) {
            case "GLACIER", "DEEP_ARCHIVE" -> true;
            case String _ -> false;
        };
    }

    /// Whether it is what consoles show as a folder, and nothing else.
    boolean isFolder() {
        return size == 0 && key.endsWith("/");
    }
}
