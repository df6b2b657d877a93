package dev.darkroom.acceptance.bench;

import java.time.Duration;

/// What a contender did, and what it took.
///
/// @param bytes of renditions
record Work(int photos, long bytes, Duration cpu, Duration wall) {
    static final Work NONE = new Work(0, 0, Duration.ZERO, Duration.ZERO);
    private static final double NANOS_A_MILLI = 1_000_000;
    private static final double MILLIS_A_SECOND = 1_000;

    Work plus(Work other) {
        return new Work(
                photos + other.photos,
                bytes + other.bytes,
                cpu.plus(other.cpu),
                wall.plus(other.wall));
    }

    double cpuMillisAPhoto() {
        return cpu.toNanos() / NANOS_A_MILLI / photos;
    }

    double wallMillisAPhoto() {
        return wall.toNanos() / NANOS_A_MILLI / photos;
    }

    double photosASecond() {
        return MILLIS_A_SECOND / wallMillisAPhoto();
    }

    long bytesAPhoto() {
        return bytes / photos;
    }
}
