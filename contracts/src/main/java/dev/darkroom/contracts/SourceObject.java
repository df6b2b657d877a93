package dev.darkroom.contracts;

import java.util.Optional;

/// One original in the raw bucket, as it was when the run was planned.
///
/// @param etag as S3 gives it, without quotes
public record SourceObject(String key, Optional<String> versionId, long size, String etag) {
    public SourceObject {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key is empty");
        }
        Documents.notNegative("size", size);
        Documents.text("etag", etag);
    }
}
