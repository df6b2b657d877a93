package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// A processed bucket in memory, which can be made to refuse.
public final class InMemoryRenditions implements Renditions {
    public record Stored(String bucket, String text, RenditionLabel label) {}

    private final Map<String, Stored> stored = new ConcurrentSkipListMap<>();
    private volatile Optional<Reason> refusal = Optional.empty();
    private volatile boolean denying;

    public Map<String, Stored> stored() {
        return stored;
    }

    public void refuse(Reason reason) {
        refusal = Optional.of(reason);
    }

    public void deny() {
        denying = true;
    }

    @Override
    public Optional<Reason> upload(String bucket, String key, Path file, RenditionLabel label) {
        if (denying) {
            throw new EdgeException(EdgeFailure.ACCESS_DENIED, "Writing to bucket " + bucket);
        }
        if (refusal.isPresent()) {
            return refusal;
        }
        try {
            stored.put(key, new Stored(bucket, Files.readString(file), label));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
