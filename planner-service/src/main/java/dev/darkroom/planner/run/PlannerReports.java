package dev.darkroom.planner.run;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.shard.Plans;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The reports of shards that no worker reports, written by planner, unless a worker is faster
/// after all.
@Singleton
final class PlannerReports {
    private static final Reason ARCHIVED =
            new Reason(
                    "archived",
                    "it is in a storage class that must be restored before it can be read");

    private final Plans plans;
    private final ShardReports reports;
    private final InstantSource clock;

    PlannerReports(Plans plans, ShardReports reports, InstantSource clock) {
        this.plans = plans;
        this.reports = reports;
        this.clock = clock;
    }

    /// Reports a shard that no worker gets.
    void archived(RunDocument run, PlannedShard shard) {
        List<ObjectResult> results =
                plans.objects(shard.manifest()).stream()
                        .map(object -> ObjectResult.without(object, Outcome.ARCHIVED, ARCHIVED))
                        .toList();
        write(run, shard, results);
    }

    /// Reports a shard that was sent again and again. What its checkpoint holds is kept; all other
    /// objects failed.
    void givenUp(RunDocument run, PlannedShard shard) {
        var reason =
                new Reason(
                        "given-up",
                        "its shard was sent %d times and never reported"
                                .formatted(run.dispatch().round()));
        var left = new HashMap<Version, ObjectResult>();
        reports.checkpoint(run.name(), shard.id())
                .forEach(result -> left.put(Version.of(result.source()), result));
        List<ObjectResult> results =
                plans.objects(shard.manifest()).stream()
                        .map(object ->
                                Optional.ofNullable(left.get(Version.of(object)))
                                        .filter(result ->
                                                result.source().etag().equals(object.etag()))
                                        .orElseGet(() ->
                                                ObjectResult.without(
                                                        object, Outcome.FAILED, reason)))
                        .toList();
        write(run, shard, results);
    }

    /// Several versions of one key may be objects of a run.
    private record Version(String key, Optional<String> id) {
        static Version of(SourceObject object) {
            return new Version(object.key(), object.versionId());
        }
    }

    private void write(RunDocument run, PlannedShard shard, List<ObjectResult> results) {
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
