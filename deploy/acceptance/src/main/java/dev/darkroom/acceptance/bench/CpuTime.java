package dev.darkroom.acceptance.bench;

import java.time.Duration;
import java.util.Optional;

/// CPU time that a process has used, with that of its children that have ended, and the memory that
/// it holds: one line of `/proc/{pid}/stat`.
///
/// @param ticks of 10 ms, in user and kernel mode
/// @param residentPages of 4 KiB
record CpuTime(long ticks, long residentPages) {
    /// USER_HZ, which Linux has fixed for what it tells programs.
    private static final long MILLIS_A_TICK = 10;

    private static final long BYTES_A_PAGE = 4_096;

    /// The places of the fields after the name, which is in brackets and may hold anything.
    private static final int USER = 11;

    private static final int CHILDREN_KERNEL = 14;
    private static final int RESIDENT = 21;

    /// @return empty for what is no such line
    static Optional<CpuTime> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (fields.length <= RESIDENT) {
            return Optional.empty();
        }
        long ticks = 0;
        for (int field = USER; field <= CHILDREN_KERNEL; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Optional.of(new CpuTime(ticks, Long.parseLong(fields[RESIDENT])));
    }

    CpuTime plus(CpuTime other) {
        return new CpuTime(ticks + other.ticks, residentPages + other.residentPages);
    }

    Duration cpu() {
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    long residentBytes() {
        return residentPages * BYTES_A_PAGE;
    }
}
