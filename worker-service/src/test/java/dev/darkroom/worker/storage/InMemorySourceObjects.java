package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.SourceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Originals in memory: their content is the text `photo`, unless they are told to be missed.
public final class InMemorySourceObjects implements SourceObjects {
    private final Map<String, Download.Missed> missed = new ConcurrentHashMap<>();
    private final AtomicInteger downloads = new AtomicInteger();

    public int downloads() {
        return downloads.get();
    }

    public void miss(String key, Outcome outcome, String code) {
        missed.put(key, new Download.Missed(outcome, new Reason(code, "told to be missed")));
    }

    @Override
    public Download download(String bucket, SourceObject source, Path file) {
        downloads.incrementAndGet();
        Optional<Download> miss = Optional.ofNullable(missed.get(source.key()));
        return miss.orElseGet(() -> {
            try {
                Files.writeString(file, "photo");
                return new Download.Complete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
