package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.StorageFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Plans as they lie in the control bucket: packed manifests, and the index of their shards.
@Singleton
public final class Plans {
    private final ControlObjects control;

    public Plans(ControlObjects control) {
        this.control = control;
    }

    /// A plan to be written into the folder of an epoch.
    public PlanWriter writer(RunName run, int epoch, int generation) {
        return new PlanWriter(control, new ControlKeys(run), epoch, generation);
    }

    /// The shards of a plan, in their order. The stream must be closed.
    public Stream<PlannedShard> shards(RunName run, Plan plan) {
        String key = new ControlKeys(run).shardIndex(plan.epoch());
        try {
            return ShardIndex.read(key, control.open(key));
        } catch (IOException e) {
            throw new StorageFailure("Reading " + key, e);
        }
    }

    /// The source objects of a shard.
    public List<SourceObject> objects(ManifestRange manifest) {
        return ShardManifest.read(
                control.range(
                        manifest.key(), manifest.etag(), manifest.offset(), manifest.length()));
    }
}
