package dev.darkroom.local.s3.folder;

import java.util.Map;

/// What a write says of an object beside its bytes.
record NewObject(String key, Map<String, String> headers, Map<String, String> metadata) {
    NewObject {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    Sidecar sidecar(FileStamp stamp, String etag) {
        return new Sidecar(key, stamp, etag, headers, metadata);
    }
}
