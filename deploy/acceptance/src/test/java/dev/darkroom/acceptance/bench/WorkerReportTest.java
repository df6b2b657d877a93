package dev.darkroom.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.acceptance.bench.Contender.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerReportTest {
    private static final Prices PRICES = new Prices(0.036, 5, 0.4);

    @Test
    void ratiosAreOfCpu() throws IOException {
        JsonNode ratios = json(report(score("libvips", 80), score("worker", 90))).get("ratios");

        assertThat(ratios.get("workerOverLibvipsCpu").doubleValue()).isEqualTo(1.125);
    }

    @Test
    void whoDidNotTakePartHasNoRatio() throws IOException {
        JsonNode ratios = json(report(score("worker", 100), score("sharp", 150))).get("ratios");

        assertThat(ratios.get("sharpOverWorkerCpu").doubleValue()).isEqualTo(1.5);
        assertThat(ratios.has("sharpCascadeOverWorkerCpu")).isFalse();
        assertThat(ratios.has("workerOverLibvipsCpu")).isFalse();
    }

    @Test
    void theWorkerTellsItsMemoryAndHowItWaits() throws IOException {
        JsonNode worker = json(report(score("worker", 100))).get("worker");

        assertThat(worker.get("peakRssMiB").doubleValue()).isEqualTo(512);
        assertThat(worker.get("idleCpuPercent").doubleValue()).isEqualTo(0.2);
        assertThat(worker.get("outputBytesPerPhoto").longValue()).isEqualTo(500);
    }

    @Test
    void aMillionPhotosCostCpuAndRequests() {
        // 100 ms a photo are 27.8 hours of a million, at 0.036 an hour one dollar.
        assertThat(score("worker", 100).dollarsAMillionPhotos(PRICES)).isEqualTo(1 + 15 + 0.4);
    }

    @Test
    void theTableNamesEveryContender() {
        assertThat(report(score("worker", 90), score("sharp", 120)).table())
                .contains("the worker", "the sharp", "1.33 (CPU)");
    }

    private static WorkerReport report(Score... scores) {
        var conditions = new WorkerReport.Conditions("samples", 10, 1, 2, "s3", "today");
        return new WorkerReport(
                List.of(scores),
                conditions,
                Optional.of(0.2),
                Optional.empty(),
                PRICES,
                List.of("a note"));
    }

    private static Score score(String name, int cpuMillis) {
        var work = new Work(10, 5_000, Duration.ofMillis(10L * cpuMillis), Duration.ofSeconds(1));
        return new Score(name, "the " + name, new Requests(1, 3), Work.NONE, work, 512L << 20);
    }

    private static JsonNode json(WorkerReport report) throws IOException {
        return new JsonMapper().readTree(report.json());
    }
}
