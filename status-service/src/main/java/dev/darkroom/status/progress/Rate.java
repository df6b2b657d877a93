package dev.darkroom.status.progress;

import java.time.Duration;

/// How fast source objects come to their final result.
public record Rate(double objectsPerSecond, double bytesPerSecond) {

    /// @param elapsed counted as a second at least, so that a first report does not look like a
    ///   rate beyond all measure
    static Rate of(long objects, long bytes, Duration elapsed) {
        double seconds = Math.max(1, elapsed.toMillis() / 1000.0);
        return new Rate(objects / seconds, bytes / seconds);
    }
}
