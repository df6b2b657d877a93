package dev.darkroom.worker.storage;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A control bucket in memory, which can be made to fail.
public final class InMemoryControlBucket implements ControlBucket {
    private record Shard(RunName run, ShardId id) {}

    private record Report(List<ObjectResult> results, ReportStamp stamp) {}

    private final Map<RunName, RunDocument> runs = new ConcurrentHashMap<>();
    private final Map<ManifestRange, List<SourceObject>> manifests = new ConcurrentHashMap<>();
    private final Map<Shard, List<ObjectResult>> checkpoints = new ConcurrentHashMap<>();
    private final Map<Shard, Report> reports = new ConcurrentHashMap<>();
    private final Queue<EdgeFailure> failures = new ConcurrentLinkedQueue<>();

    public void put(RunDocument run) {
        runs.put(run.name(), run);
    }

    public void put(ManifestRange range, List<SourceObject> objects) {
        manifests.put(range, objects);
    }

    public List<ObjectResult> report(RunName run, ShardId shard) {
        return Optional.ofNullable(reports.get(new Shard(run, shard)))
                .map(Report::results)
                .orElse(List.of());
    }

    /// Makes the next calls fail, one by each.
    public void fail(EdgeFailure... next) {
        failures.addAll(List.of(next));
    }

    @Override
    public Optional<RunDocument> run(RunName run) {
        failIfAsked();
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public Optional<ReportStamp> findReport(RunName run, ShardId shard) {
        failIfAsked();
        return Optional.ofNullable(reports.get(new Shard(run, shard))).map(Report::stamp);
    }

    @Override
    public List<SourceObject> manifest(ManifestRange range) {
        failIfAsked();
        return Optional.ofNullable(manifests.get(range))
                .orElseThrow(
                        () -> new EdgeException(EdgeFailure.PERMANENT, "no manifest " + range));
    }

    @Override
    public List<ObjectResult> checkpoint(RunName run, ShardId shard) {
        return checkpoints.getOrDefault(new Shard(run, shard), List.of());
    }

    @Override
    public void saveCheckpoint(RunName run, ShardId shard, ReportLines lines) {
        failIfAsked();
        checkpoints.put(new Shard(run, shard), lines.results());
    }

    @Override
    public ReportStamp writeReport(
            RunName run, ShardId shard, ReportLines lines, ReportStamp stamp) {
        failIfAsked();
        var report = new Report(lines.results(), stamp);
        return Optional.ofNullable(reports.putIfAbsent(new Shard(run, shard), report))
                .orElse(report)
                .stamp();
    }

    private void failIfAsked() {
        EdgeFailure failure = failures.poll();
        if (failure != null) {
            throw new EdgeException(failure, "the control bucket was told to fail");
        }
    }
}
