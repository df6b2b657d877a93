package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlanIndex;
import dev.darkroom.contracts.PlanPart;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.StorageFailure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// Plans as they lie in the control bucket: packed manifests, an index of the shards of each part,
/// and one of the parts.
@Singleton
public final class Plans {
    private final ControlObjects control;

    public Plans(ControlObjects control) {
        this.control = control;
    }

    /// The shards of a plan, in their order.
    public Stream<PlannedShard> shards(RunName run, Plan plan) {
        return shards(run, plan, 0, plan.shards());
    }

    /// The shards of a plan from one index to before another, in their order: only the parts that
    /// they are in are read, one at a time.
    public Stream<PlannedShard> shards(RunName run, Plan plan, int from, int to) {
        if (from >= to) {
            return Stream.empty();
        }
        return index(run, plan).parts().stream()
                .filter(part -> part.firstShard() < to)
                .filter(part -> part.firstShard() + part.shards() > from)
                .flatMap(part -> shards(plan.generation(), part, from, to));
    }

    /// The source objects of a shard.
    public List<SourceObject> objects(ManifestRange manifest) {
        return ShardManifest.read(
                control.range(
                        manifest.key(), manifest.etag(), manifest.offset(), manifest.length()));
    }

    private PlanIndex index(RunName run, Plan plan) {
        String key = new ControlKeys(run).planIndex(plan.epoch());
        try {
            return Json.message(
                    control.read(key)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "%s is missing, which run %s names"
                                                    .formatted(key, run)))
                            .text(),
                    PlanIndex.class);
        } catch (InvalidDocument e) {
            throw new StorageFailure("%s is invalid at '%s'".formatted(key, e.path()), e);
        }
    }

    private Stream<PlannedShard> shards(int generation, PlanPart part, int from, int to) {
        int first = Math.max(0, from - part.firstShard());
        int last = Math.min(part.shards(), to - part.firstShard());
        return PartIndex.shards(control, part.key(), first, last)
                .map(shard -> numbered(shard, generation, part.firstShard()));
    }

    private static PlannedShard numbered(PlannedShard shard, int generation, int before) {
        return new PlannedShard(
                new ShardId(generation, before + shard.id().index()),
                shard.manifest(),
                shard.objects(),
                shard.bytes(),
                shard.archived(),
                shard.supersedes());
    }
}
