package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.storage.ControlObjects;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Does to a job message what a worker does in the end: writes the shard's report.
final class PlayedWorker {
    private final Plans plans;
    private final ShardReports reports;
    private volatile Predicate<String> fails = _ -> false;

    PlayedWorker(ControlObjects control) {
        plans = new Plans(control);
        reports = new ShardReports(control);
    }

    /// From now on it fails with the objects of these keys.
    void failsWith(Predicate<String> keys) {
        fails = keys;
    }

    void work(JobMessage message) {
        List<ObjectResult> results =
                plans.objects(message.shard().manifest()).stream().map(this::develop).toList();
        reports.write(
                message.run(),
                message.shard().id(),
                ShardReport.write("raw", "hash", results),
                new ReportStamp(Tally.of(results), Instant.now(), message.shard().supersedes()));
    }

    private ObjectResult develop(SourceObject object) {
        return fails.test(object.key())
                ? ObjectResult.without(object, Outcome.FAILED, new Reason("timeout", "too slow"))
                : ObjectResult.developed(
                        object,
                        List.of(new RenditionObject(object.key() + "/320.jpg", 100, 320, 320)));
    }
}
