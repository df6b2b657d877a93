package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.shard.Shard;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Shard reports that are found, passed over, and written for shards that are given up.
class ShardReportsTest {
    private static final RunName RUN = new RunName("trial");
    private static final ControlKeys KEYS = new ControlKeys(RUN);
    private static final Plan PLAN = new Plan(1, 0, 10, 10, 100);
    private static final Instant NOW = Instant.EPOCH;

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final ShardReports reports = new ShardReports(control);
    private final RunMemory memory = new RunMemory();

    @Test
    void shortPagesAreFollowedToTheEnd() {
        control.shortPages(3);
        report(1, 10);

        look();

        assertThat(memory.sight(TestRuns.running("r", "queue", TestRuns.wave("r", 1))).reported())
                .isEqualTo(9);
        assertThat(memory.expectsReports()).isFalse();
    }

    @Test
    void whatIsNoReportIsPassedOver() {
        control.shortPages(1);
        for (String stray : List.of("0-", "0-x.csv", "0-.csv", "0-0000001.csv", "0-000010.csv")) {
            control.put(KEYS.reports() + stray, new byte[0]);
        }
        report(0, 10);

        look();

        assertThat(memory.sight(TestRuns.running("r", "queue", TestRuns.wave("r", 1))).reported())
                .isEqualTo(10);
    }

    @Test
    void foldersThatAreNoRunsArePassedOver() {
        control.shortPages(2);
        for (String folder : List.of("-old", "A", "_old", "a", "b", "z_")) {
            control.put(ControlKeys.RUNS + folder + "/run.json", new byte[0]);
        }
        var documents = new RunDocuments(control);

        assertThat(documents.names(Optional.empty(), 10).items())
                .containsExactly(new RunName("a"), new RunName("b"));
        var first = documents.names(Optional.empty(), 1);
        assertThat(first.items()).containsExactly(new RunName("a"));
        assertThat(first.more()).isTrue();
    }

    @Test
    void givingUpKeepsWhatTheCheckpointHoldsAndForgetsTheQuiet() {
        SourceObject kept = photo("kept", "e1");
        SourceObject changed = photo("changed", "e2");
        SourceObject lost = photo("lost", "e3");
        var id = new ShardId(0, 0);
        var plans = new Plans(control);
        var writer = plans.writer(RUN, 1, 0);
        writer.add(new Shard(id, List.of(kept, changed, lost)));
        RunDocument run =
                new RunEdit(TestRuns.running("trial", "q", TestRuns.wave("trial", 1)))
                        .plan(writer.end())
                        .at(NOW);
        var checkpoint =
                List.of(
                        ObjectResult.developed(kept, List.of()),
                        ObjectResult.developed(photo("changed", "earlier"), List.of()));
        control.put(
                KEYS.checkpoint(id),
                ShardReport.write("raw", "hash", checkpoint).getBytes(StandardCharsets.UTF_8));
        memory.sawQueue(Optional.of(new QueueDepth(0, 0, 0)), NOW);

        giveUp(run, plans);

        assertThat(memory.sight(TestRuns.running("r", "queue", TestRuns.wave("r", 1))).quietSince())
                .isEmpty();
        assertThat(memory.expectsReports()).isTrue();
        String report = control.read(KEYS.report(id)).orElseThrow().text();
        assertThat(ShardReport.read(report))
                .extracting(result -> result.source().key() + ' ' + result.outcome())
                .containsExactly("kept DEVELOPED", "changed FAILED", "lost FAILED");
        assertThat(reports.stamp(RUN, id).tally().count(Outcome.FAILED)).isEqualTo(2);
    }

    @Test
    void checkpointThatCannotBeReadIsPassedOver() {
        var id = new ShardId(0, 0);
        control.put(KEYS.checkpoint(id), "\"cut,off".getBytes(StandardCharsets.UTF_8));

        assertThat(reports.checkpoint(RUN, id)).isEmpty();
    }

    private void giveUp(RunDocument run, Plans plans) {
        var documents = new RunDocuments(control);
        documents.create(run);
        var pace =
                new Pace(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1);
        InstantSource clock = InstantSource.fixed(NOW);
        var held =
                new HeldRun(
                        documents,
                        new Reconciler("one", pace, Fleet.ON_SPOT),
                        clock,
                        documents.read(RUN).orElseThrow());
        new GivingUp(plans, reports, clock).giveUp(held, memory);
    }

    private void look() {
        new ReportWatch(reports, new InMemoryStatusEvents()).look(RUN, PLAN, memory, NOW);
    }

    private void report(int from, int to) {
        for (int i = from; i < to; i++) {
            reports.write(RUN, new ShardId(0, i), "", new ReportStamp(Tally.NONE, NOW));
        }
    }

    private static SourceObject photo(String key, String etag) {
        return new SourceObject(key, Optional.empty(), 10, etag);
    }
}
