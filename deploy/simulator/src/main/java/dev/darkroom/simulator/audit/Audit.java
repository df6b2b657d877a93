package dev.darkroom.simulator.audit;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import dev.darkroom.simulator.cloud.BatchJob;
import dev.darkroom.simulator.cloud.Bucket;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.CompletionManifest;
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
    private final List<RunDocument> earlier;
    private final Bucket control;
    private final ControlKeys keys;
    private final RunDocument run;

    /// @param earlier the run at the end of each generation before the last
    public Audit(Cloud cloud, Scenario scenario, ProgressStore status, List<RunDocument> earlier) {
        this.cloud = cloud;
        this.scenario = scenario;
        this.status = status;
        this.earlier = List.copyOf(earlier);
        this.control = cloud.control();
        this.keys = scenario.keys();
        this.run = control.get(keys.document(), RunDocument.class).content();
    }

    /// @param queueMayBeLeft whether a planner was killed while it made the queue
    /// @throws Violation if a rule does not hold
    public void check(boolean queueMayBeLeft) {
        var generations = new Generations(control, keys);
        earlier.forEach(generations::check);
        generations.check(run);
        Violation.unless(run.closed(), Rule.RUN_COMPLETES, () -> run.state() + ", not closed");
        if (run.state() != RunState.CANCELLED) {
            completed(generations.finalTally());
            statusAgrees(generations);
        }
        stateAgrees();
        new Renditions(cloud, scenario).check(generations.planned(), generations.reports());
        waves();
        Violation.unless(
                queueMayBeLeft || cloud.jobQueues().names().isEmpty(),
                Rule.QUEUE_DELETED,
                () -> "left: %s".formatted(cloud.jobQueues().names()));
    }

    private void completed(Tally tally) {
        RunState expected =
                tally.count(Outcome.FAILED) == 0
                        ? RunState.COMPLETED
                        : RunState.COMPLETED_WITH_FAILURES;
        Violation.unless(
                run.state() == expected && run.tally().equals(Optional.of(tally)),
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

    /// Status counts each object by its latest result, and the shards of the newest generation.
    private void statusAgrees(Generations generations) {
        RunProgress progress = progress();
        Violation.unless(
                progress.totals().equals(generations.finalTally())
                        && progress.generation() == run.generation()
                        && progress.shardsReported() == generations.shards()
                        && progress.isLedgerComplete(),
                Rule.STATUS_AGREES,
                () ->
                        "status says %s (the reports %s)"
                                .formatted(progress, generations.finalTally()));
    }

    private void stateAgrees() {
        Violation.unless(
                progress().state().equals(Optional.of(run.state())),
                Rule.STATUS_AGREES,
                () -> "status says %s (run.json %s)".formatted(progress(), run.state()));
    }

    private RunProgress progress() {
        return status.find(run.name()).orElse(RunProgress.unheard(run.name()));
    }

    private void waves() {
        var all = new ArrayList<>(earlier);
        all.add(run);
        var written =
                all.stream()
                        .flatMap(it -> it.waves().stream())
                        .map(Wave::name)
                        .collect(Collectors.toSet());
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
