package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Where an object's bytes lie until they are complete: on its bucket's file system, out of its
/// listings.
final class Staging implements AutoCloseable {
    /// The staging folder's name where it has to be inside its bucket's folder.
    static final String FOLDER_IN_BUCKET = ".darkroom-unfinished";

    /// The last modification time given, in nanoseconds: no two writes share one, whatever the file
    /// system's clock ticks in, as sidecars tell writes of the same size by it.
    private static final AtomicLong LAST_MODIFIED = new AtomicLong();

    private static final long MICROSECOND = 1_000;

    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /// The staging folder of a bucket: `preferred` if it is on the bucket's file system, else one
    /// inside the bucket's folder, gone again when closed. What an earlier process left in either
    /// is deleted.
    static Staging of(Path bucket, Path preferred) throws IOException {
        Path inBucket = bucket.resolve(FOLDER_IN_BUCKET);
        clear(inBucket);
        Files.deleteIfExists(inBucket);
        Files.createDirectories(preferred);
        clear(preferred);
        boolean together = Files.getFileStore(bucket).equals(Files.getFileStore(preferred));
        return new Staging(together ? preferred : inBucket);
    }

    /// A complete file that is not yet an object.
    record Staged(Path file, FileStamp stamp, String md5) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /// Receives all bytes; 400 when they are not those whose MD5 was announced.
    Staged receive(Content content) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest md5 = md5();
            try (InputStream in = new DigestInputStream(content.bytes(), md5);
                    OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            byte[] digest = md5.digest();
            content.verify(digest);
            Files.setLastModifiedTime(file, FileTime.from(nextModified(), TimeUnit.NANOSECONDS));
            return new Staged(file, FileStamp.of(file), HexFormat.of().formatHex(digest));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (folder.endsWith(FOLDER_IN_BUCKET)) {
            clear(folder);
            Files.deleteIfExists(folder);
        }
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    private static long nextModified() {
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return LAST_MODIFIED.accumulateAndGet(
                now, (last, time) -> Math.max(last + MICROSECOND, time));
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.deleteIfExists(file);
        }
    }
}
