package dev.darkroom.local.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A data folder's lock: two clouds on one folder would end each other's processes.
///
/// The operating system releases it when its process dies, however that was.
record FolderLock(FileChannel file) implements AutoCloseable {
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(file)) {
            file.close();
            throw new IOException(folder + " is in use by another embedded cloud");
        }
        return new FolderLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
