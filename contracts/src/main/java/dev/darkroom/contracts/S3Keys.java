package dev.darkroom.contracts;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The URL encoding of object keys in the CSV files of S3 Inventory and S3 Batch Operations.
public final class S3Keys {
    private S3Keys() {}

    /// Encodes a key: a space becomes `%20`, slashes stay.
    public static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /// Decodes a key; both `+` and `%20` stand for a space, as S3 Inventory writes them.
    public static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
