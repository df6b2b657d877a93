package dev.darkroom.worker.storage;

/// An etag as HTTP writes it; contracts hold it without quotes.
final class S3Etag {
    private S3Etag() {}

    static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
