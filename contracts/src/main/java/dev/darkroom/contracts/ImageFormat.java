package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The format that a rendition is encoded in.
public enum ImageFormat {
    @JsonProperty("jpeg")
    JPEG("jpg", "image/jpeg");

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
