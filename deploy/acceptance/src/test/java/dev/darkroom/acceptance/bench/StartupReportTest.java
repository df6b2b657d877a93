package dev.darkroom.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.acceptance.bench.StartupReport.Start;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupReportTest {
    private static final StartupReport REPORT =
            new StartupReport(
                    Map.of(
                            StartupReport.PLAIN, starts(9_000, 2_000, 1_900),
                            StartupReport.AOT, starts(700, 1_000, 5_000)),
                    "today");

    @Test
    void medianPassesOverOutliers() throws IOException {
        JsonNode json = new JsonMapper().readTree(REPORT.json());

        assertThat(json.at("/plain/firstMessageMs").intValue()).isEqualTo(2_000);
        assertThat(json.at("/aot/firstRenditionMs").intValue()).isEqualTo(1_100);
        assertThat(json.at("/ratios/aotOverPlain").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void whatIsNotBuiltIsSaid() {
        assertThat(REPORT.table()).containsPattern("native +not built here");
    }

    @Test
    void theFirstJobMessageIsFoundInTheLog() {
        String log =
                """
                2026-11-24T23:00:01.100+01:00 INFO  [WorkerCommand] worker starts: run=bench
                2026-11-24T23:00:01.250+01:00 INFO  [WorkerLoop] shard 0-000000: received, objects=1
                2026-11-24T23:00:02.250+01:00 INFO  [WorkerLoop] shard 0-000001: received, objects=1
                """;

        assertThat(StartLog.received(log)).contains(Instant.parse("2026-11-24T22:00:01.250Z"));
    }

    private static List<Start> starts(int... messages) {
        return Arrays.stream(messages)
                .mapToObj(millis ->
                        new Start(Duration.ofMillis(millis), Duration.ofMillis(millis + 100)))
                .toList();
    }
}
