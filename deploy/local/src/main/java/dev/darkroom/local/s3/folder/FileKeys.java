package dev.darkroom.local.s3.folder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The files that keys stand for: a key's path below a folder, character for character.
record FileKeys(Path root) {
    /// The file of a key; empty for a key that no file can have: with an empty, `.` or `..`
    /// segment, or with characters that the file system refuses.
    Optional<Path> file(String key) {
        String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        boolean possible =
                Arrays.stream(path.split("/", -1))
                        .noneMatch(segment ->
                                segment.isEmpty()
                                        || segment.equals(".")
                                        || segment.equals("..")
                                        || segment.equals(Staging.FOLDER_IN_BUCKET));
        if (!possible) return Optional.empty();
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
