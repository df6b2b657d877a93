package dev.darkroom.local.s3.folder;

import java.util.Map;

/// What an object has beside its bytes: entity tag, headers and user metadata, for one stamp of its
/// file.
record Sidecar(
        String key,
        FileStamp stamp,
        String etag,
        Map<String, String> headers,
        Map<String, String> metadata) {
    Sidecar {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    /// The sidecar of a file that came into its folder by other ways than S3.
    static Sidecar absent(String key, FileStamp stamp) {
        return new Sidecar(key, stamp, stamp.etag(), Map.of(), Map.of());
    }
}
