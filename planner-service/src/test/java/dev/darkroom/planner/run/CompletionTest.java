package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.config.TestConfig;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final Tally FAILED = new Tally(Map.of(Outcome.FAILED, 1L), 0, 0, 0, Map.of());

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final ShardReports reports = new ShardReports(control);
    private final Completion completion =
            new Completion(reports, control, TestConfig.with(Map.of()));
    private final RunDocument run =
            new RunEdit(TestRuns.running("r", "queue", TestRuns.wave("r", 1)))
                    .redrive(new Redrive(Set.of(Outcome.FAILED), FAILED))
                    .plan(new Plan(2, 1, 1, 1, 1, Optional.of(FAILED)))
                    .tally(Tally.NONE)
                    .at(Instant.EPOCH);

    @Test
    void reportsOfAllGenerationsAreNamedInTheirOrder() {
        report(0, 0);
        report(0, 1);
        report(1, 0);

        completion.write(run, () -> {});

        var keys = new ControlKeys(run.name());
        String manifest = control.read(keys.completionManifest()).orElseThrow().text();
        assertThat(manifest)
                .containsSubsequence(
                        "runs/r/reports/0-000000.csv",
                        "runs/r/reports/0-000001.csv",
                        "runs/r/reports/1-000000.csv");
    }

    @Test
    void generationThatLacksAReportIsNotComplete() {
        report(0, 0);

        assertThatThrownBy(() -> completion.write(run, () -> {}))
                .hasMessageContaining("0 reports for 1 shards");
    }

    private void report(int generation, int index) {
        reports.write(
                run.name(),
                new ShardId(generation, index),
                "",
                new ReportStamp(FAILED, Instant.EPOCH));
    }
}
