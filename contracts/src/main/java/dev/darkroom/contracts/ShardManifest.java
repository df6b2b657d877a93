package dev.darkroom.contracts;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The codec of a list of source objects, in a shard manifest as in a frozen listing: a frame of
/// Zstandard with CSV lines `key,versionId,size,etag`, the key URL-encoded, the version id empty
/// where there is none. Frames one after another are a file of Zstandard again.
///
/// A run of a billion photos writes a hundred gigabytes of lines: at its lowest level Zstandard
/// takes a quarter of the time of gzip at its own, and four fifths of the bytes
/// (docs/benchmarks.md).
public final class ShardManifest {
    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final int COLUMNS = 4;

    /// More than ten thousand lines of the longest keys have.
    private static final long MOST_BYTES = 256 << 20;

    private ShardManifest() {}

    /// One manifest; [ManifestWriter] is for many.
    public static byte[] write(List<SourceObject> objects) {
        return new ManifestWriter().write(objects);
    }

    /// @throws IllegalArgumentException if the bytes are no such manifest
    public static List<SourceObject> read(byte[] frame) {
        if (!Arrays.equals(
                frame, 0, Math.min(frame.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("a shard manifest is no frame of Zstandard");
        }
        long size = Zstd.getFrameContentSize(frame);
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a shard manifest has %d bytes of lines (expected 0 to %d)"
                            .formatted(size, MOST_BYTES));
        }
        byte[] lines;
        try {
            lines = Zstd.decompress(frame, Math.toIntExact(size));
        } catch (ZstdException e) {
            throw new IllegalArgumentException("a shard manifest is damaged, or is cut off", e);
        }
        return CsvLines.read(
                "a shard manifest",
                new String(lines, StandardCharsets.UTF_8),
                COLUMNS,
                ShardManifest::object);
    }

    private static SourceObject object(List<String> fields) {
        return new SourceObject(
                S3Keys.decode(fields.get(0)),
                Optional.of(fields.get(1)).filter(version -> !version.isEmpty()),
                Long.parseLong(fields.get(2)),
                fields.get(3));
    }
}
