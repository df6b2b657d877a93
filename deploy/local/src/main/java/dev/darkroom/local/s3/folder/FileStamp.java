package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// What tells one version of a file from another without reading it: its size and modification
/// time.
record FileStamp(long size, long modifiedNanos) {
    /// The stamp of a folder's own object, whose file is the folder and changes with what is in it.
    static final FileStamp FOLDER = new FileStamp(0, 0);

    static FileStamp of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    /// An entity tag with a hyphen in it, so that no client takes it for an MD5.
    String etag() {
        return Long.toHexString(modifiedNanos) + "-" + Long.toHexString(size);
    }

    Instant modified() {
        return Instant.ofEpochSecond(0, modifiedNanos);
    }
}
