package dev.darkroom.contracts;

import java.util.List;

/// Writes shard manifests one after another, each as [ShardManifest] has it, with memory that they
/// share. It is for one thread.
public final class ManifestWriter {
    private final ManifestLines lines = new ManifestLines();
    private final QuickGzip gzip = new QuickGzip();

    public byte[] write(List<SourceObject> objects) {
        lines.clear();
        for (SourceObject object : objects) {
            lines.add(object);
        }
        return gzip.compress(lines.bytes(), lines.size());
    }
}
