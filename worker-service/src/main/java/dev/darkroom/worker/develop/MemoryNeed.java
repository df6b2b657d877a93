package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Rendition;
import java.util.List;

/// placeholder
final class MemoryNeed {
    private MemoryNeed() {}

    static long of(Header header, List<Rendition> renditions) {
        return 0;
    }
}
