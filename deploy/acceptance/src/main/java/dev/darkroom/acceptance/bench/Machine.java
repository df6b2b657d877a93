package dev.darkroom.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The time of all CPUs of this machine: the first line of `/proc/stat`, in ticks.
///
/// @param idle with nothing to do, or waiting for a disk
record Machine(long idle, long all) {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;

    /// User, nice, system, idle, iowait, irq, softirq, steal; guests are in user.
    private static final int FIELDS = 8;

    static Machine now() throws IOException {
        return parse(Files.readAllLines(Path.of("/proc/stat")).getFirst());
    }

    static Machine parse(String line) {
        long[] fields =
                Arrays.stream(line.split("\\s+", -1))
                        .skip(1)
                        .limit(FIELDS)
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new Machine(fields[IDLE] + fields[WAITING_FOR_DISK], Arrays.stream(fields).sum());
    }

    /// The part of the time since an earlier moment in which CPUs had nothing to do, in percent.
    double idlePercentSince(Machine earlier) {
        return 100.0 * (idle - earlier.idle) / Math.max(1, all - earlier.all);
    }
}
