package dev.darkroom.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.acceptance.bench.PlannerReport.Format;
import dev.darkroom.acceptance.bench.planner.Round;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerReportTest {
    private static final PlannerReport REPORT =
            new PlannerReport(
                    1_000,
                    Map.of(
                            "csv",
                            new Format(
                                    rounds(9_000, 1_000, 5_000, 2_000),
                                    rounds(500, 500),
                                    rounds(4_000, 4_000),
                                    rounds(1_000, 1_000),
                                    rounds(8_000, 8_000),
                                    rounds(4_000, 4_000))),
                    "today");

    @Test
    void medianLeavesTheFirstRoundOut() throws IOException {
        JsonNode csv = new JsonMapper().readTree(REPORT.json()).path("csv");

        assertThat(csv.path("rowsPerSecondPerCore").longValue()).isEqualTo(500_000);
        assertThat(csv.path("firstRoundRowsPerSecondPerCore").longValue()).isEqualTo(111_111);
        assertThat(csv.path("overReading").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void duckDbIsMeasuredByItsFasterCodec() throws IOException {
        JsonNode csv = new JsonMapper().readTree(REPORT.json()).path("csv");

        assertThat(csv.path("overDuckDb").doubleValue()).isEqualTo(2.0);
    }

    @Test
    void peakHeapIsThatOfTheWorstRound() throws IOException {
        JsonNode json = new JsonMapper().readTree(REPORT.json());

        assertThat(json.path("peakHeapMiB").doubleValue()).isEqualTo(9.0);
        assertThat(json.at("/csv/peakHeapMiBOfAMillionRows").doubleValue()).isEqualTo(0.5);
        assertThat(REPORT.table()).contains("--rows 50000000");
    }

    @Test
    void roundIsReadFromItsLineAndNothingElse() {
        assertThat(Round.parse("round 4 3 2 1")).contains(new Round(4, 3, 2, 1));
        assertThat(Round.parse("12:00 INFO SIMD support: disabled")).isEqualTo(Optional.empty());
    }

    /// Of a thousand rows, each with so many microseconds, and as many KiB of heap.
    private static List<Round> rounds(long... micros) {
        return Arrays.stream(micros)
                .mapToObj(it -> new Round(1_000, it * 1_000, it * 1_000, (it << 20) / 1_000))
                .toList();
    }
}
