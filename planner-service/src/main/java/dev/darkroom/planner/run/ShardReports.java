package dev.darkroom.planner.run;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import dev.darkroom.planner.storage.StorageFailure;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The shard reports in the control bucket: each is written once, by whoever is first.
@Singleton
final class ShardReports {
    private static final Logger LOG = Logger.getLogger(ShardReports.class);
    private static final String SUFFIX = ".csv";

    private final ControlObjects control;

    ShardReports(ControlObjects control) {
        this.control = control;
    }

    /// A report that exists.
    record Listed(ShardId shard, ListedObject object) {}

    /// Some of the reports of a plan.
    ///
    /// @param next the key that the listing goes on after; empty if it has ended
    record Reports(List<Listed> reports, Optional<String> next) {}

    /// Reports of a plan's shards. What else lies among them is passed over.
    Reports page(RunName run, Plan plan, Optional<String> after) {
        Reports page = page(run, plan.generation(), after);
        return new Reports(
                page.reports().stream()
                        .filter(report -> report.shard().index() < plan.shards())
                        .toList(),
                page.next());
    }

    /// Reports of a generation of a run.
    Reports page(RunName run, int generation, Optional<String> after) {
        var keys = new ControlKeys(run);
        var page = control.list(keys.reports() + generation + '-', after);
        var reports = new ArrayList<Listed>();
        for (ListedObject object : page.items()) {
            shard(keys, object.key())
                    .ifPresentOrElse(
                            shard -> reports.add(new Listed(shard, object)),
                            () -> LOG.debugf("not a shard report key=%s", object.key()));
        }
        return new Reports(
                reports,
                page.more() ? Optional.of(page.items().getLast().key()) : Optional.empty());
    }

    boolean exists(RunName run, ShardId shard) {
        String key = new ControlKeys(run).report(shard);
        return control.list(key, Optional.empty()).items().stream()
                .anyMatch(object -> object.key().equals(key));
    }

    /// The results in a report that exists.
    List<ObjectResult> results(RunName run, ShardId shard) {
        String key = new ControlKeys(run).report(shard);
        return ShardReport.read(
                control.read(key)
                        .orElseThrow(() -> new IllegalStateException(key + " is missing"))
                        .text());
    }

    ReportStamp stamp(RunName run, ShardId shard) {
        String key = new ControlKeys(run).report(shard);
        @Nullable String stamp = control.metadata(key).get(ShardReport.STAMP);
        if (stamp == null) {
            throw new IllegalStateException(
                    "%s has no metadata '%s'".formatted(key, ShardReport.STAMP));
        }
        try {
            return Json.message(stamp, ReportStamp.class);
        } catch (InvalidDocument e) {
            throw new StorageFailure(
                    "Metadata '%s' of %s is invalid at '%s'"
                            .formatted(ShardReport.STAMP, key, e.path()),
                    e);
        }
    }

    /// Writes a report if there is none.
    void write(RunName run, ShardId shard, String lines, ReportStamp stamp) {
        control.create(
                new ControlKeys(run).report(shard),
                lines.getBytes(StandardCharsets.UTF_8),
                Map.of(ShardReport.STAMP, Json.text(stamp)));
    }

    /// What a worker left of its work on a shard; empty if there is nothing, or nothing that can be
    /// read.
    List<ObjectResult> checkpoint(RunName run, ShardId shard) {
        String key = new ControlKeys(run).checkpoint(shard);
        Optional<StoredObject> checkpoint = control.read(key);
        // Not even broken CSV may keep a shard from its report.
        try {
            return checkpoint.map(object -> ShardReport.read(object.text())).orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warnf(e, "checkpoint passed over key=%s", key);
            return List.of();
        }
    }

    /// The shard whose report lies under a key, if that is a report's.
    private static Optional<ShardId> shard(ControlKeys keys, String key) {
        try {
            var shard =
                    ShardId.parse(
                            key.substring(
                                    keys.reports().length(),
                                    Math.max(
                                            keys.reports().length(),
                                            key.length() - SUFFIX.length())));
            return Optional.of(shard).filter(id -> keys.report(id).equals(key));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
