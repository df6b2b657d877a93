package dev.darkroom.planner.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// A row of a list file: an object of the source, or a version of one.
record ListedRow(String key, Optional<String> versionId) {
    /// Of key and version; no key holds what stands between them.
    byte[] hash() {
        String name = versionId.map(version -> key + '\uFFFF' + version).orElse(key);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
