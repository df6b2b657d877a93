package dev.darkroom.worker.shard;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Objects, results and messages that the tests of this package share.
final class Samples {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final RunName RUN = new RunName("uploads");
    static final ShardId SHARD = new ShardId(0, 7);

    private Samples() {}

    static List<SourceObject> objects(int count) {
        return IntStream.range(0, count).mapToObj(Samples::object).toList();
    }

    static SourceObject object(int index) {
        return new SourceObject(
                "photo-%d.jpg".formatted(index), Optional.empty(), 100, "e" + index);
    }

    static JobMessage message(int objects) {
        var range = new ManifestRange("runs/uploads/plan/1/manifests-000000.gz", "etag", 0, 10);
        return JobMessage.of(RUN, 1, new PlannedShard(SHARD, range, objects, 100L * objects));
    }

    static ObjectResult developed(SourceObject source) {
        return ObjectResult.developed(
                source, List.of(new RenditionObject(source.key() + "/320.jpg", 10, 320, 320)));
    }

    static ObjectResult failed(SourceObject source, String code) {
        return ObjectResult.without(source, Outcome.FAILED, new Reason(code, "a failure"));
    }

    static ReportStamp stampOfAnother() {
        return new ReportStamp(Tally.of(List.of(developed(object(99)))), START.minusSeconds(60));
    }
}
