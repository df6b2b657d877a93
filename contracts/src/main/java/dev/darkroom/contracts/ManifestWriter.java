package dev.darkroom.contracts;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.List;

/// Writes shard manifests one after another, each as [ShardManifest] has it, with memory that they
/// share. It is for one thread.
public final class ManifestWriter {
    private static final int LEVEL = 1;

    private final ManifestLines lines = new ManifestLines();
    private byte[] frame = {};

    public byte[] write(List<SourceObject> objects) {
        lines.clear();
        for (SourceObject object : objects) {
            lines.add(object);
        }
        int most = Math.toIntExact(Zstd.compressBound(lines.size()));
        if (frame.length < most) {
            frame = new byte[most];
        }
        long size =
                Zstd.compressByteArray(
                        frame, 0, frame.length, lines.bytes(), 0, lines.size(), LEVEL);
        if (Zstd.isError(size)) {
            throw new IllegalStateException(
                    "Compressing a shard manifest: " + Zstd.getErrorName(size));
        }
        return Arrays.copyOf(frame, Math.toIntExact(size));
    }
}
