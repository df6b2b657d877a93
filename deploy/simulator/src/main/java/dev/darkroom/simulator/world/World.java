package dev.darkroom.simulator.world;

import java.time.Duration;
import java.time.Instant;

/// Everything that the services and the cloud of one schedule share: time, chance, faults, trace.
public record World(Timeline timeline, Chance chance, Faults faults, Trace trace) {

    /// @param calmAfter when faults cease
    public static World of(long seed, Duration calmAfter, Trace trace) {
        var timeline = new Timeline();
        var chance = new Chance(seed);
        var faults = new Faults(timeline, chance, Timeline.START.plus(calmAfter));
        return new World(timeline, chance, faults, trace);
    }

    public Instant now() {
        return timeline.now();
    }

    public void after(Duration delay, Runnable what) {
        timeline.after(delay, what);
    }

    /// @param detail only made into text where the trace is kept
    public void trace(String who, String what, Object detail) {
        trace.add(timeline.elapsed(), who, what, detail);
    }
}
