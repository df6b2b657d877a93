package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A walk over a folder's files in the order of their keys, reading only the folders that it
/// passes.
///
/// A folder sorts as its key with a `/` at its end, so walking depth first gives S3's order.
/// Symbolic links are followed, but not into a folder that the walk is already in.
final class KeyWalk {
    private final String prefix;
    private final String after;
    private final Deque<Level> levels = new ArrayDeque<>();

    /// A walk over the keys that begin with `prefix` and come after the key `after`.
    KeyWalk(Path root, String prefix, String after) throws IOException {
        this.prefix = prefix;
        this.after = after;
        enter(root, "");
    }

    /// A file or folder; a folder's key ends in `/`.
    record Entry(String key, Path path, BasicFileAttributes attributes) {
        boolean folder() {
            return attributes.isDirectory();
        }
    }

    private record Level(String key, Path real, Iterator<Entry> entries) {}

    /// The next file or folder; a folder comes right before what is in it.
    Optional<Entry> next() throws IOException {
        while (!levels.isEmpty()) {
            Iterator<Entry> entries = levels.element().entries();
            if (!entries.hasNext()) {
                levels.pop();
                continue;
            }
            Entry entry = entries.next();
            if (entry.folder()) enter(entry.path(), entry.key());
            return Optional.of(entry);
        }
        return Optional.empty();
    }

    /// Leaves the folders whose keys begin with this.
    void skip(String commonPrefix) {
        while (!levels.isEmpty() && levels.element().key().startsWith(commonPrefix)) {
            levels.pop();
        }
    }

    private void enter(Path folder, String key) throws IOException {
        try {
            Path real = folder.toRealPath();
            if (levels.stream().anyMatch(level -> level.real().equals(real))) return;
            levels.push(new Level(key, real, children(folder, key).iterator()));
        } catch (NoSuchFileException | NotDirectoryException _) {
            // Removed since its parent was read: nothing is in it.
        }
    }

    private List<Entry> children(Path folder, String parent) throws IOException {
        List<Entry> children = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.equals(Staging.FOLDER_IN_BUCKET)) {
                    entry(file, parent + name).filter(this::wanted).ifPresent(children::add);
                }
            }
        }
        children.sort(Comparator.comparing(Entry::key, KeyOrder.BY_UTF8));
        return children;
    }

    private static Optional<Entry> entry(Path file, String key) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory())
                return Optional.of(new Entry(key + "/", file, attributes));
            if (attributes.isRegularFile()) return Optional.of(new Entry(key, file, attributes));
            return Optional.empty();
        } catch (NoSuchFileException | FileSystemLoopException _) {
            return Optional.empty();
        }
    }

    private boolean wanted(Entry entry) {
        String key = entry.key();
        if (!entry.folder()) {
            return key.startsWith(prefix) && KeyOrder.BY_UTF8.compare(key, after) > 0;
        }
        boolean mayHold = key.startsWith(prefix) || prefix.startsWith(key);
        boolean over = KeyOrder.BY_UTF8.compare(key, after) < 0 && !after.startsWith(key);
        return mayHold && !over;
    }
}
