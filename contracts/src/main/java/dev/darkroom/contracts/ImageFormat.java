package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A format that renditions are encoded in.
public enum ImageFormat {
    @JsonProperty("jpeg")
    JPEG("jpg", "image/jpeg"),
    @JsonProperty("webp")
    WEBP("webp", "image/webp"),
    @JsonProperty("avif")
    AVIF("avif", "image/avif"),
    @JsonProperty("png")
    PNG("png", "image/png"),
    /// Only as the format of an original.
    @JsonProperty("gif")
    GIF("gif", "image/gif");

    private final String extension;
    private final String contentType;

    ImageFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /// The extension of its keys, without a dot.
    public String extension() {
        return extension;
    }

    /// Its media type, for the `Content-Type` of its objects.
    public String contentType() {
        return contentType;
    }
}
