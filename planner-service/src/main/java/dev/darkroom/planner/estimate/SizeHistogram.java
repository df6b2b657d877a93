package dev.darkroom.planner.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Source objects by size, in columns from powers of four of a KiB.
final class SizeHistogram {
    private static final long FIRST = 1 << 10;
    private static final int STEP_BITS = 2;
    private static final int COLUMNS = 14;

    private final long[] objects = new long[COLUMNS];
    private final long[] bytes = new long[COLUMNS];

    void add(long size) {
        int column = column(size);
        objects[column]++;
        bytes[column] += size;
    }

    /// The columns that are not empty.
    List<SizeRange> ranges() {
        var ranges = new ArrayList<SizeRange>();
        for (int column = 0; column < COLUMNS; column++) {
            if (objects[column] > 0) {
                ranges.add(
                        new SizeRange(
                                column == 0 ? 0 : edge(column - 1),
                                column == COLUMNS - 1
                                        ? Optional.empty()
                                        : Optional.of(edge(column)),
                                objects[column],
                                bytes[column]));
            }
        }
        return ranges;
    }

    private static int column(long size) {
        int column = 0;
        while (column < COLUMNS - 1 && size >= edge(column)) {
            column++;
        }
        return column;
    }

    private static long edge(int column) {
        return FIRST << (STEP_BITS * column);
    }
}
