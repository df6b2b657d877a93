package dev.darkroom.simulator.audit;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import dev.darkroom.simulator.cloud.BatchJob;
import dev.darkroom.simulator.cloud.Bucket;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.CompletionManifest;
import dev.darkroom.simulator.cloud.Listing;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.cloud.ShardIndex;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.RunProgress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The audit of a run that has ended: every [Rule] that can be read off what is left.
public final class Audit {
    private final Cloud cloud;
    private final Scenario scenario;
    private final ProgressStore status;
    private final Bucket control;
    private final ControlKeys keys;
    private final RunDocument run;

    public Audit(Cloud cloud, Scenario scenario, ProgressStore status) {
        this.cloud = cloud;
        this.scenario = scenario;
        this.status = status;
        this.control = cloud.control();
        this.keys = scenario.keys();
        this.run = control.get(keys.document(), RunDocument.class).content();
    }

    /// @param queueMayBeLeft whether a planner was killed while it made the queue
    /// @throws Violation if a rule does not hold
    public void check(boolean queueMayBeLeft) {
        Plan plan = run.plan().orElseThrow();
        List<PlannedShard> shards =
                control.get(keys.shardIndex(plan.epoch()), ShardIndex.class).content().shards();
        List<Report> reports = reports(shards);
        List<SourceObject> planned = resultsMatch(shards, reports);
        var tally = Tally.of(reports.stream().flatMap(it -> it.results().stream()).toList());
        completed(tally);
        statusAgrees(plan, tally);
        new Renditions(cloud, scenario).check(planned, reports);
        waves();
        Violation.unless(
                queueMayBeLeft || cloud.jobQueues().names().isEmpty(),
                Rule.QUEUE_DELETED,
                () -> "left: %s".formatted(cloud.jobQueues().names()));
    }

    private List<Report> reports(List<PlannedShard> shards) {
        var reports = new ArrayList<Report>();
        for (PlannedShard shard : shards) {
            String key = keys.report(shard.id());
            Violation.unless(
                    control.writes(key) == 1,
                    Rule.REPORT_WRITTEN_ONCE,
                    () -> "%s was written %d times".formatted(key, control.writes(key)));
            reports.add(control.get(key, Report.class).content());
        }
        int stored = control.keys(keys.reports()).size();
        Violation.unless(
                stored == shards.size(),
                Rule.ONE_RESULT_EACH,
                () -> "%d reports of %d shards".formatted(stored, shards.size()));
        return reports;
    }

    private List<SourceObject> resultsMatch(List<PlannedShard> shards, List<Report> reports) {
        var planned = new ArrayList<SourceObject>();
        for (int i = 0; i < shards.size(); i++) {
            planned.addAll(resultsMatch(shards.get(i), reports.get(i)));
        }
        var frozen = (Snapshot.Frozen) run.snapshot().orElseThrow();
        var snapshot = keys.snapshotPart(frozen.folder(), 0);
        List<SourceObject> listed = control.get(snapshot, Listing.class).content().objects();
        Violation.unless(
                planned.size() == listed.size()
                        && new HashSet<>(planned).equals(new HashSet<>(listed)),
                Rule.ONE_RESULT_EACH,
                () -> "%d objects planned, %d listed".formatted(planned.size(), listed.size()));
        return planned;
    }

    private List<SourceObject> resultsMatch(PlannedShard shard, Report report) {
        var range = shard.manifest();
        var planned = control.getIfMatch(range.key(), range.etag(), Listing.class).objects();
        var reported = report.results().stream().map(ObjectResult::source).toList();
        Violation.unless(
                reported.equals(planned),
                Rule.ONE_RESULT_EACH,
                () ->
                        "the report of %s holds %s (expected %s)"
                                .formatted(shard.id(), reported, planned));
        return planned;
    }

    private void completed(Tally tally) {
        RunState expected =
                tally.count(Outcome.FAILED) == 0
                        ? RunState.COMPLETED
                        : RunState.COMPLETED_WITH_FAILURES;
        Violation.unless(
                run.closed() && run.state() == expected && run.tally().equals(Optional.of(tally)),
                Rule.RUN_COMPLETES,
                () ->
                        "%s, %s (expected %s, %s)"
                                .formatted(run.state(), run.tally(), expected, tally));
        var manifest = control.get(keys.completionManifest(), CompletionManifest.class).content();
        Violation.unless(
                manifest.reports().equals(control.keys(keys.reports())),
                Rule.RUN_COMPLETES,
                () -> "the completion manifest names %s".formatted(manifest.reports()));
    }

    private void statusAgrees(Plan plan, Tally tally) {
        RunProgress progress = status.find(run.name()).orElse(RunProgress.unheard(run.name()));
        Violation.unless(
                progress.totals().equals(tally)
                        && progress.isLedgerComplete()
                        && progress.shardsReported() == plan.shards()
                        && progress.state().equals(Optional.of(run.state())),
                Rule.STATUS_AGREES,
                () ->
                        "status says %s (the reports %s, run.json %s)"
                                .formatted(progress, tally, run.state()));
    }

    private void waves() {
        var written = run.waves().stream().map(Wave::name).collect(Collectors.toSet());
        var submitted = new HashSet<String>();
        for (BatchJob job : cloud.batch().jobs()) {
            Violation.unless(
                    written.contains(job.name()),
                    Rule.WAVE_ONCE,
                    () ->
                            "job %s has the name %s, which is no wave's"
                                    .formatted(job.id(), job.name()));
            Violation.unless(
                    submitted.add(job.name()),
                    Rule.WAVE_ONCE,
                    () ->
                            "wave %s was submitted twice, at last as %s"
                                    .formatted(job.name(), job.id()));
        }
    }
}
