package dev.darkroom.acceptance.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.acceptance.bench.planner.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The results of `bench planner`: medians of all rounds but the first, in which a JVM still
/// compiles.
///
/// @param formats by name: `csv`, `parquet`
record PlannerReport(long rows, Map<String, Format> formats, String date) {
    private static final double MIB = 1 << 20;

    /// One format's rounds.
    ///
    /// @param planning planner alone: files from a folder, what it writes discarded
    /// @param planningSmall likewise, of a million rows
    /// @param throughS3 files from S3, and written to it
    /// @param floor reading alone
    record Format(
            List<Round> planning,
            List<Round> planningSmall,
            List<Round> throughS3,
            List<Round> floor,
            List<Round> duckDbGzip,
            List<Round> duckDbZstd) {

        /// Its faster codec.
        double duckDb() {
            return Math.max(perCore(duckDbGzip), perCore(duckDbZstd));
        }
    }

    /// The median of the rows that one core reads in a second.
    static double perCore(List<Round> rounds) {
        return median(rounds, Comparator.comparingDouble(Round::rowsPerSecondPerCore))
                .rowsPerSecondPerCore();
    }

    static double heapMiB(List<Round> rounds) {
        return rounds.stream().mapToLong(Round::peakHeap).max().orElse(0) / MIB;
    }

    private static Round median(List<Round> rounds, Comparator<Round> order) {
        List<Round> counted = rounds.subList(Math.min(1, rounds.size() - 1), rounds.size());
        var sorted = new ArrayList<>(counted);
        sorted.sort(order);
        return sorted.get(sorted.size() / 2);
    }

    String table() {
        var text = new Formatter(Locale.ROOT);
        text.format("%,d rows; rows per second and core (CPU-seconds of the process)%n", rows);
        text.format(
                "%-10s %12s %12s %12s %12s %12s %12s%n",
                "", "planner", "first round", "through S3", "reading", "DuckDB gzip", "zstd");
        formats.forEach((name, format) ->
                text.format(
                        "%-10s %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f%n",
                        name,
                        perCore(format.planning),
                        format.planning.getFirst().rowsPerSecondPerCore(),
                        perCore(format.throughS3),
                        perCore(format.floor),
                        perCore(format.duckDbGzip),
                        perCore(format.duckDbZstd)));
        formats.forEach((name, format) ->
                text.format(
                        "%-10s %.2f of reading alone, %.2f of DuckDB; peak heap %.0f MiB, of 1,000,000 rows %.0f MiB%n",
                        name,
                        perCore(format.planning) / perCore(format.floor),
                        perCore(format.planning) / format.duckDb(),
                        heapMiB(format.planning),
                        heapMiB(format.planningSmall)));
        text.format("For 50 million rows: ./darkroom bench planner --rows 50000000 --rounds 1%n");
        return text.toString();
    }

    String json() {
        ObjectNode root = new JsonMapper().createObjectNode().put("date", date).put("rows", rows);
        formats.forEach((name, format) -> {
            ObjectNode node = root.putObject(name);
            node.put("rowsPerSecondPerCore", Math.round(perCore(format.planning)));
            node.put(
                    "firstRoundRowsPerSecondPerCore",
                    Math.round(format.planning.getFirst().rowsPerSecondPerCore()));
            node.put(
                    "rowsPerSecond",
                    Math.round(
                            median(
                                            format.planning,
                                            Comparator.comparingDouble(Round::rowsPerSecond))
                                    .rowsPerSecond()));
            node.put("throughS3RowsPerSecondPerCore", Math.round(perCore(format.throughS3)));
            node.put("readingRowsPerSecondPerCore", Math.round(perCore(format.floor)));
            node.put("duckDbGzipRowsPerSecondPerCore", Math.round(perCore(format.duckDbGzip)));
            node.put("duckDbZstdRowsPerSecondPerCore", Math.round(perCore(format.duckDbZstd)));
            node.put("overReading", perCore(format.planning) / perCore(format.floor));
            node.put("overDuckDb", perCore(format.planning) / format.duckDb());
            node.put("peakHeapMiB", heapMiB(format.planning));
            node.put("peakHeapMiBOfAMillionRows", heapMiB(format.planningSmall));
        });
        root.put(
                "peakHeapMiB",
                formats.values().stream()
                        .mapToDouble(format -> heapMiB(format.planning))
                        .max()
                        .orElse(0));
        root.put(
                "peakHeapMiBOfAMillionRows",
                formats.values().stream()
                        .mapToDouble(format -> heapMiB(format.planningSmall))
                        .max()
                        .orElse(0));
        return root.toPrettyString();
    }
}
