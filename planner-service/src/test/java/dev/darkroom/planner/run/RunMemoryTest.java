package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final Tally ONE = new Tally(Map.of(Outcome.FAILED, 1L), 0, 0, 0, Map.of());

    private final RunMemory memory = new RunMemory();
    private final RunDocument run = TestRuns.running("r", "queue", TestRuns.wave("r", 1));

    @Test
    void reportIsCountedOnce() {
        memory.holds(run);
        report();
        report();

        assertThat(memory.sight(run).reported()).isEqualTo(1);
        assertThat(memory.sight(run).tally()).isEqualTo(ONE);
    }

    @Test
    void reportsOfAnEarlierGenerationAreForgotten() {
        memory.holds(run);
        report();
        memory.reportsListed(Instant.EPOCH);

        memory.holds(
                new RunEdit(run)
                        .redrive(new Redrive(Set.of(Outcome.FAILED), ONE))
                        .at(Instant.EPOCH));

        assertThat(memory.sight(run).reported()).isZero();
        assertThat(memory.sight(run).tally()).isEqualTo(Tally.NONE);
        assertThat(memory.isReported(new ShardId(1, 0))).isFalse();
        assertThat(memory.expectsReports()).isTrue();
    }

    private void report() {
        memory.reported(new ShardId(0, 0), new ReportStamp(ONE, Instant.EPOCH));
    }
}
