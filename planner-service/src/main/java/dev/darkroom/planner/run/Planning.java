package dev.darkroom.planner.run;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.inventory.Freezing;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.shard.PartSource;
import dev.darkroom.planner.shard.PlanMaker;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The way of a run from its request to its shards.
@Singleton
final class Planning {
    private final Reconciler reconciler;
    private final FrozenListings listings;
    private final PlanMaker plans;
    private final InstantSource clock;

    Planning(Reconciler reconciler, FrozenListings listings, PlanMaker plans, InstantSource clock) {
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
        Plan plan = plans.make(run.document(), source(run.document()), run::keep);
        run.save(reconciler.planned(run.document(), plan, clock.instant()));
    }

    private PartSource source(RunDocument run) {
        return switch (run.snapshot().orElseThrow()) {
            case Snapshot.Frozen frozen -> listings.source(run.name(), frozen);
            case Snapshot.Inventory inventory ->
                    throw new IllegalStateException("inventory " + inventory.manifest());
        };
    }
}
