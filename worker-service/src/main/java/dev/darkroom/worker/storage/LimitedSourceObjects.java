package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.develop.RejectCode;
import java.nio.file.Path;

/// Originals of which none is longer than a limit: the manifest says how long each is, so that one
/// beyond it costs no request.
public final class LimitedSourceObjects implements SourceObjects {
    private final SourceObjects sources;
    private final long maxBytes;

    /// @param maxBytes of the longest original that is downloaded
    public LimitedSourceObjects(SourceObjects sources, long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("max source bytes is not positive: " + maxBytes);
        }
        this.sources = sources;
        this.maxBytes = maxBytes;
    }

    @Override
    public Download download(String bucket, SourceObject source, Path file) {
        return source.size() > maxBytes
                ? new Download.Missed(
                        Outcome.REJECTED,
                        RejectCode.TOO_MANY_BYTES.reason(
                                "It has %d bytes (at most %d are fetched)"
                                        .formatted(source.size(), maxBytes)))
                : sources.download(bucket, source, file);
    }
}
