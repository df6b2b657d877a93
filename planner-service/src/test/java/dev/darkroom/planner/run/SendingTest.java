package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.PlanningFixture.NOW;
import static dev.darkroom.planner.run.PlanningFixture.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.shard.InMemoryParts;
import dev.darkroom.planner.shard.PlanMaker;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.shard.WorkRates;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingTest {
    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final InMemoryJobQueues queues = new InMemoryJobQueues();
    private final PlanningFixture fixture = new PlanningFixture();
    private final RunMemory memory = new RunMemory();

    @Test
    void archivedShardsAreReportedInsteadOfSent() {
        List<SourceObject> objects =
                IntStream.range(0, 20)
                        .mapToObj(i -> new SourceObject("p" + i, Optional.empty(), i, "e"))
                        .toList();
        var source =
                new InMemoryParts(
                        "memory", List.of(objects), it -> it.size() < 10, Optional.empty());
        HeldRun run = planned(source);
        Plan plan = run.document().plan().orElseThrow();

        sending().send(new Action.Send(0, plan.shards()), run, memory);

        List<JobMessage> sent = queues.sent();
        assertThat(sent).hasSize(2).noneMatch(message -> message.shard().archived());
        List<ShardId> reported =
                new Plans(control)
                        .shards(RUN, plan)
                        .filter(PlannedShard::archived)
                        .map(PlannedShard::id)
                        .toList();
        assertThat(reported).hasSize(2);
        assertThat(reported)
                .allSatisfy(shard -> {
                    var results =
                            ShardReport.read(
                                    control.read(new ControlKeys(RUN).report(shard))
                                            .orElseThrow()
                                            .text());
                    assertThat(results)
                            .isNotEmpty()
                            .extracting(ObjectResult::outcome)
                            .containsOnly(Outcome.ARCHIVED);
                    assertThat(results)
                            .extracting(result -> result.reason().map(Reason::code))
                            .containsOnly(Optional.of("archived"));
                    var stamp = new ShardReports(control).stamp(RUN, shard);
                    assertThat(stamp.tally().count(Outcome.ARCHIVED)).isEqualTo(results.size());
                });
        assertThat(memory.expectsReports()).isTrue();
        assertThat(run.document().dispatch().sent()).isEqualTo(plan.shards());
    }

    private HeldRun planned(InMemoryParts source) {
        fixture.create(control, PlanningFixture.spec(PlanningFixture.listing()));
        HeldRun run = fixture.takeOver(control, RUN);
        var plan =
                new PlanMaker(control, WorkRates.builtIn(), 1, 1_000)
                        .make(run.document(), source, () -> {});
        run.save(new RunEdit(run.document()).plan(plan).at(NOW));
        sending().makeQueue(run);
        return run;
    }

    private Sending sending() {
        var plans = new Plans(control);
        var reports = new PlannerReports(plans, new ShardReports(control), () -> NOW);
        return new Sending(fixture.reconciler, plans, queues, reports, () -> NOW);
    }
}
