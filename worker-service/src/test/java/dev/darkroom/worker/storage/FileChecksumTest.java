package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.utils.BinaryUtils;

class FileChecksumTest {
    @TempDir private Path folder;

    @Test
    void isTheOneOfTheStandard() throws IOException {
        // RFC 3720, B.4: 32 bytes of zero have the CRC 8a9136aa.
        assertThat(FileChecksum.crc32c(file(new byte[32])))
                .isEqualTo(BinaryUtils.toBase64(BinaryUtils.fromHex("8a9136aa")));
    }

    @Test
    void isTheOneOfTheSdkForMoreThanABuffer() throws IOException {
        byte[] bytes = new byte[200_001];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        SdkChecksum sdk = SdkChecksum.forAlgorithm(DefaultChecksumAlgorithm.CRC32C);
        sdk.update(bytes);
        assertThat(FileChecksum.crc32c(file(bytes)))
                .isEqualTo(BinaryUtils.toBase64(sdk.getChecksumBytes()));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }
}
