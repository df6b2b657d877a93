package dev.darkroom.simulator.audit;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.simulator.cloud.Bucket;
import dev.darkroom.simulator.cloud.Listing;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.cloud.ShardIndex;
import dev.darkroom.simulator.cloud.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The check of plans against reports, one generation after another: [Rule#ONE_RESULT_EACH] and
/// [Rule#REPORT_WRITTEN_ONCE].
final class Generations {
    private final Bucket control;
    private final ControlKeys keys;
    private final List<Report> reports = new ArrayList<>();
    private final List<SourceObject> planned = new ArrayList<>();
    private final Map<String, ObjectResult> finals = new LinkedHashMap<>();
    private int shards;

    Generations(Bucket control, ControlKeys keys) {
        this.control = control;
        this.keys = keys;
    }

    /// The next generation, at its end.
    void check(RunDocument run) {
        if (run.plan().isEmpty()) {
            return;
        }
        boolean cancelled = run.state() == RunState.CANCELLED;
        Plan plan = run.plan().get();
        List<PlannedShard> index =
                control.get(keys.shardIndex(plan.epoch()), ShardIndex.class).content().shards();
        var objects = new ArrayList<SourceObject>();
        int reported = 0;
        var results = new LinkedHashMap<String, ObjectResult>();
        for (PlannedShard shard : index) {
            var range = shard.manifest();
            var sources = control.getIfMatch(range.key(), range.etag(), Listing.class).objects();
            objects.addAll(sources);
            Optional<Report> report = report(shard, cancelled);
            if (report.isPresent()) {
                reported++;
                matches(shard, sources, report.get());
                report.get().results().forEach(it -> results.put(it.source().key(), it));
                reports.add(report.get());
            }
        }
        int stored = control.keys(keys.reports() + run.generation() + '-').size();
        int found = reported;
        Violation.unless(
                stored == found,
                Rule.ONE_RESULT_EACH,
                () -> "%d reports for %d of the planned shards".formatted(stored, found));
        isWhatWasWanted(run, objects);
        shards = index.size();
        planned.addAll(objects);
        finals.putAll(results);
    }

    private Optional<Report> report(PlannedShard shard, boolean cancelled) {
        String key = keys.report(shard.id());
        Optional<Report> report = control.find(key, Report.class).map(Stored::content);
        Violation.unless(
                control.writes(key) == 1 || (cancelled && report.isEmpty()),
                Rule.REPORT_WRITTEN_ONCE,
                () -> "%s was written %d times".formatted(key, control.writes(key)));
        return report;
    }

    private static void matches(PlannedShard shard, List<SourceObject> sources, Report report) {
        var reported = report.results().stream().map(ObjectResult::source).toList();
        Violation.unless(
                reported.equals(sources),
                Rule.ONE_RESULT_EACH,
                () ->
                        "the report of %s holds %s (expected %s)"
                                .formatted(shard.id(), reported, sources));
        Violation.unless(
                report.stamp().tally().equals(Tally.of(report.results()))
                        && report.stamp().supersedes().equals(shard.supersedes()),
                Rule.ONE_RESULT_EACH,
                () -> "the report of %s is stamped %s".formatted(shard.id(), report.stamp()));
    }

    private void isWhatWasWanted(RunDocument run, List<SourceObject> objects) {
        List<SourceObject> wanted =
                run.redrive()
                        .map(again ->
                                finals.values().stream()
                                        .filter(it -> again.outcomes().contains(it.outcome()))
                                        .map(ObjectResult::source)
                                        .toList())
                        .orElseGet(() -> listed(run));
        Violation.unless(
                objects.size() == wanted.size()
                        && new HashSet<>(objects).equals(new HashSet<>(wanted)),
                Rule.ONE_RESULT_EACH,
                () ->
                        "generation %d has %d objects planned, %d were wanted"
                                .formatted(run.generation(), objects.size(), wanted.size()));
    }

    private List<SourceObject> listed(RunDocument run) {
        var frozen = (Snapshot.Frozen) run.snapshot().orElseThrow();
        return control.get(keys.snapshotPart(frozen.folder(), 0), Listing.class)
                .content()
                .objects();
    }

    /// Of every object, over all generations.
    Tally finalTally() {
        return Tally.of(finals.values());
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    List<SourceObject> planned() {
        return List.copyOf(planned);
    }

    /// Of the last generation checked.
    int shards() {
        return shards;
    }
}
