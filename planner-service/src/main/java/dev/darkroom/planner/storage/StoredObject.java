package dev.darkroom.planner.storage;

import java.nio.charset.StandardCharsets;

/// An object of the control bucket, as it was read.
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record StoredObject(byte[] bytes, String etag) {
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
