package dev.darkroom.simulator.world;

import java.util.EnumMap;
import java.util.Map;

/// How often each kind of fault was injected.
public final class FaultCounts {
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);

    void add(Fault fault) {
        counts.merge(fault, 1L, Long::sum);
    }

    public void addAll(FaultCounts others) {
        others.counts.forEach((fault, count) -> counts.merge(fault, count, Long::sum));
    }

    public long of(Fault fault) {
        return counts.getOrDefault(fault, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
