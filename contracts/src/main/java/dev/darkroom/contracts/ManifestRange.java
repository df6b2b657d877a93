package dev.darkroom.contracts;

/// Where the manifest of one shard lies: a range of bytes of an object in the control bucket, a
/// frame of Zstandard by itself.
public record ManifestRange(String key, String etag, long offset, long length) {
    public ManifestRange {
        Documents.text("key", key);
        Documents.text("etag", etag);
        Documents.notNegative("offset", offset);
        Documents.within("length", length, 1, Long.MAX_VALUE);
    }
}
