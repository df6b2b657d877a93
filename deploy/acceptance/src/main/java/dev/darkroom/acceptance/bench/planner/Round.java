package dev.darkroom.acceptance.bench.planner;

import java.util.Optional;

/// One reading of a whole inventory by one process.
///
/// @param cpuNanos of all threads of the process, compilation and garbage collection included
/// @param peakHeap in bytes
public record Round(long rows, long wallNanos, long cpuNanos, long peakHeap) {
    private static final String MARK = "round";
    private static final int FIELDS = 5;
    private static final double NANOS_A_SECOND = 1e9;

    /// What one core would read in a second.
    public double rowsPerSecondPerCore() {
        return rows * NANOS_A_SECOND / cpuNanos;
    }

    public double rowsPerSecond() {
        return rows * NANOS_A_SECOND / wallNanos;
    }

    String line() {
        return "%s %d %d %d %d".formatted(MARK, rows, wallNanos, cpuNanos, peakHeap);
    }

    /// @return empty for a line of another kind
    public static Optional<Round> parse(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS || !fields[0].equals(MARK)) {
            return Optional.empty();
        }
        return Optional.of(
                new Round(
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        Long.parseLong(fields[3]),
                        Long.parseLong(fields[4])));
    }
}
