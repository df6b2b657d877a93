package dev.darkroom.planner.run;

import java.util.ArrayList;
import java.util.List;

/// Some shards of a generation, whose reports are read together.
record ReportRange(GenerationResults generation, int from, int to) {
    private static final int REPORTS = 1_000;

    /// All shards of some generations.
    static List<ReportRange> of(List<GenerationResults> generations) {
        var ranges = new ArrayList<ReportRange>();
        for (GenerationResults generation : generations) {
            for (int from = 0; from < generation.shards(); from += REPORTS) {
                int to = Math.min(generation.shards(), from + REPORTS);
                ranges.add(new ReportRange(generation, from, to));
            }
        }
        return ranges;
    }
}
