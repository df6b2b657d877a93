package dev.darkroom.simulator.world;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The weather of a schedule: how probable each fault is, until all of them cease. Some kinds are
/// left out of some schedules and come in swarms in others, since faults that always come together
/// hide each other.
public final class Faults {
    private static final List<Double> WEATHER = List.of(0.0, 0.3, 1.0, 1.0, 4.0);

    private final Timeline timeline;
    private final Chance chance;
    private final Instant until;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final FaultCounts counts = new FaultCounts();

    public Faults(Timeline timeline, Chance chance, Instant until) {
        this.timeline = timeline;
        this.chance = chance;
        this.until = until;
        for (Fault fault : Fault.values()) {
            rates.put(fault, Math.min(0.5, fault.rate() * chance.oneOf(WEATHER)));
        }
    }

    /// Whether the fault strikes now; counted if it does.
    public boolean strikes(Fault fault) {
        if (!timeline.now().isBefore(until) || !chance.happens(rates.getOrDefault(fault, 0.0))) {
            return false;
        }
        counts.add(fault);
        return true;
    }

    /// Counts a fault that follows from others.
    public void follows(Fault fault) {
        counts.add(fault);
    }

    public Instant until() {
        return until;
    }

    public FaultCounts counts() {
        return counts;
    }
}
