package dev.darkroom.status.ingest;

import dev.darkroom.status.ingest.Reading.Malformed;
import java.util.ArrayList;
import java.util.List;

/// Malformed messages kept in memory.
final class FakeMalformedMessages implements MalformedMessages {
    private final List<Malformed> kept = new ArrayList<>();

    @Override
    public synchronized void keep(List<Malformed> messages) {
        kept.addAll(messages);
    }

    synchronized List<String> reasons() {
        return kept.stream().map(Malformed::reason).toList();
    }
}
