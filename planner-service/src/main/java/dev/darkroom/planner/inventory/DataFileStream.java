package dev.darkroom.planner.inventory;

import dev.darkroom.planner.inventory.InventoryManifest.DataFile;
import dev.darkroom.planner.storage.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The bytes of a data file, on their way from S3, counted and summed up. A connection that fails
/// throws [StorageFailure], so that an `IOException` of what decodes the bytes is the file's fault.
final class DataFileStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final DataFile file;
    private final InputStream bytes;
    private final MessageDigest digest = Md5.digest();
    private long count;

    private DataFileStream(String name, DataFile file, InputStream bytes) {
        this.name = name;
        this.file = file;
        this.bytes = bytes;
    }

    static DataFileStream open(InventoryBucket objects, String bucket, DataFile file) {
        String name = "s3://%s/%s".formatted(bucket, file.key());
        return new DataFileStream(name, file, objects.open(bucket, file.key()));
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int read = bytes.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
                count += read;
            }
            return read;
        } catch (IOException e) {
            throw new StorageFailure("Reading " + name, e);
        }
    }

    /// Reads what is left, and compares all with what the manifest says.
    ///
    /// @throws InventoryUnusable if they differ
    void verify() {
        byte[] rest = new byte[BUFFER];
        while (read(rest, 0, rest.length) >= 0) {
            // Only to be summed up.
        }
        if (count != file.size()) {
            throw damaged(
                    "it has %d bytes (expected %d, as the manifest has it)"
                            .formatted(count, file.size()));
        }
        String md5 = HexFormat.of().formatHex(digest.digest());
        if (!md5.equals(file.md5())) {
            throw damaged(
                    "its MD5 is %s (expected %s, as the manifest has it)"
                            .formatted(md5, file.md5()));
        }
    }

    InventoryUnusable damaged(String why) {
        return new InventoryUnusable("the inventory's file %s is damaged: %s".formatted(name, why));
    }

    InventoryUnusable damaged(String why, Exception cause) {
        return new InventoryUnusable(
                "the inventory's file %s is damaged: %s".formatted(name, why), cause);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new StorageFailure("Closing " + name, e);
        }
    }
}
