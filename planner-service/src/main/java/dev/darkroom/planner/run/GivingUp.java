package dev.darkroom.planner.run;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.shard.Plans;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The end of shards that no worker reports: planner writes their reports, unless a worker is
/// faster after all. What a checkpoint holds is kept; all other objects failed.
@Singleton
final class GivingUp {
    private final Plans plans;
    private final ShardReports reports;
    private final InstantSource clock;

    GivingUp(Plans plans, ShardReports reports, InstantSource clock) {
        this.plans = plans;
        this.reports = reports;
        this.clock = clock;
    }

    void giveUp(HeldRun run, RunMemory memory) {
        RunDocument document = run.document();
        try (var shards = plans.shards(document.name(), document.plan().orElseThrow())) {
            Iterator<PlannedShard> missing =
                    shards.filter(shard -> !memory.isReported(shard.id())).iterator();
            while (missing.hasNext()) {
                giveUp(document, missing.next());
                run.keep();
            }
        }
        memory.sent();
        memory.expectReports();
    }

    private void giveUp(RunDocument run, PlannedShard shard) {
        var reason =
                new Reason(
                        "given-up",
                        "its shard was sent %d times and never reported"
                                .formatted(run.dispatch().round()));
        var left = new HashMap<String, ObjectResult>();
        reports.checkpoint(run.name(), shard.id())
                .forEach(result -> left.put(result.source().key(), result));
        List<ObjectResult> results =
                plans.objects(shard.manifest()).stream()
                        .map(object ->
                                Optional.ofNullable(left.get(object.key()))
                                        .filter(result ->
                                                result.source().etag().equals(object.etag()))
                                        .orElseGet(() ->
                                                ObjectResult.without(
                                                        object, Outcome.FAILED, reason)))
                        .toList();
        String lines =
                ShardReport.write(
                        run.spec().source().bucket(), run.spec().recipe().hash(), results);
        reports.write(
                run.name(),
                shard.id(),
                lines,
                new ReportStamp(Tally.of(results), clock.instant(), shard.supersedes()));
    }
}
