package dev.darkroom.contracts;

/// A rendition as it stands in the processed bucket.
public record RenditionObject(String key, long bytes, int width, int height) {
    /// JPEG's own limit on either side.
    private static final int MAX_SIDE = 65_535;

    public RenditionObject {
        Documents.text("key", key);
        Documents.within("bytes", bytes, 1, Long.MAX_VALUE);
        Documents.within("width", width, 1, MAX_SIDE);
        Documents.within("height", height, 1, MAX_SIDE);
    }
}
