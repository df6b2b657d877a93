package dev.darkroom.local.s3.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The sidecars of a bucket's objects, in a folder outside the bucket's.
///
/// A sidecar's file name holds its object's stamp. A write puts the new sidecar beside the old one,
/// moves the new bytes into place and only then deletes the old one: whenever the process dies, the
/// bytes that are there find the sidecar that belongs to them.
final class Sidecars {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Sidecars(Path folder) {
        this.folder = folder;
    }

    void write(Sidecar sidecar) throws IOException {
        Path file = file(sidecar.key(), sidecar.stamp());
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(UUID.randomUUID() + ".unfinished");
        Files.write(unfinished, JSON.writeValueAsBytes(sidecar));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<Sidecar> read(String key, FileStamp stamp) throws IOException {
        try {
            byte[] json = Files.readAllBytes(file(key, stamp));
            return Optional.of(JSON.readValue(json, Sidecar.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    void delete(String key, FileStamp stamp) throws IOException {
        Files.deleteIfExists(file(key, stamp));
    }

    private Path file(String key, FileStamp stamp) {
        String hash = HexFormat.of().formatHex(sha256(key));
        return folder.resolve(hash.substring(0, 2)).resolve(hash + "-" + stamp.etag() + ".json");
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
