package dev.darkroom.worker.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32C;

/// The CRC32C of a file, as S3 writes it: big-endian, in Base64.
final class FileChecksum {
    private static final int BUFFER = 1 << 16;

    private FileChecksum() {}

    static String crc32c(Path file) throws IOException {
        var checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (ByteChannel bytes = Files.newByteChannel(file)) {
            while (bytes.read(buffer) >= 0) {
                checksum.update(buffer.flip());
                buffer.clear();
            }
        }
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES)
                                .putInt((int) checksum.getValue())
                                .array());
    }
}
