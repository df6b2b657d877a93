package dev.darkroom.worker.develop;

import java.time.Duration;

/// How long one photo may take.
///
/// @param wall time, which passes for an imager that hangs as well
/// @param cpu time of the imager, which a busy machine does not lengthen
public record TimeLimits(Duration wall, Duration cpu) {
    public TimeLimits {
        if (!wall.isPositive()) {
            throw new IllegalArgumentException("time limit is not positive: " + wall);
        }
        if (!cpu.isPositive()) {
            throw new IllegalArgumentException("CPU limit is not positive: " + cpu);
        }
    }
}
