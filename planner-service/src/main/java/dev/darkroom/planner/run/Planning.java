package dev.darkroom.planner.run;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.inventory.Freezing;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.shard.PlanWriter;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.shard.Shard;
import dev.darkroom.planner.shard.ShardPacker;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The way of a run from its request to its shards.
@Singleton
final class Planning {
    private final Reconciler reconciler;
    private final FrozenListings listings;
    private final Plans plans;
    private final InstantSource clock;

    Planning(Reconciler reconciler, FrozenListings listings, Plans plans, InstantSource clock) {
        this.reconciler = reconciler;
        this.listings = listings;
        this.plans = plans;
        this.clock = clock;
    }

    void freezeListing(HeldRun run) {
        // The folder's epoch is that of now: renewing the lease does not change it.
        Freezing freezing = listings.freeze(run.document(), run::keep);
        run.save(
                switch (freezing) {
                    case Freezing.Frozen(var snapshot) ->
                            reconciler.frozen(run.document(), snapshot, clock.instant());
                    case Freezing.Refused(String reason) ->
                            reconciler.failed(run.document(), reason, clock.instant());
                });
    }

    void makePlan(HeldRun run) {
        RunDocument document = run.document();
        PlanWriter writer = plans.writer(document.name(), document.epoch(), document.generation());
        var packer =
                new ShardPacker(
                        document.generation(),
                        document.spec().shards(),
                        shard -> write(shard, writer, run));
        listings.read(
                document.name(), (Snapshot.Frozen) document.snapshot().orElseThrow(), packer::add);
        packer.end();
        Plan plan = writer.end();
        run.save(reconciler.planned(run.document(), plan, clock.instant()));
    }

    private static void write(Shard shard, PlanWriter writer, HeldRun run) {
        writer.add(shard);
        run.keep();
    }
}
