package dev.darkroom.planner.run;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.Source;
import dev.darkroom.planner.inventory.Freezing;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.inventory.InventoryUnusable;
import dev.darkroom.planner.inventory.PinnedInventories;
import dev.darkroom.planner.inventory.SourceObjects;
import dev.darkroom.planner.inventory.SourceUnusable;
import dev.darkroom.planner.shard.PartSource;
import dev.darkroom.planner.shard.PlanMaker;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The way of a run from its request to its shards.
@Singleton
final class Planning {
    private static final Logger LOG = Logger.getLogger(Planning.class);

    private final Reconciler reconciler;
    private final FrozenListings listings;
    private final PinnedInventories inventories;
    private final EarlierRuns earlierRuns;
    private final LatestResults latest;
    private final SourceObjects sources;
    private final PlanMaker plans;
    private final InstantSource clock;

    Planning(
            Reconciler reconciler,
            FrozenListings listings,
            PinnedInventories inventories,
            EarlierRuns earlierRuns,
            LatestResults latest,
            SourceObjects sources,
            PlanMaker plans,
            InstantSource clock) {
        this.reconciler = reconciler;
        this.listings = listings;
        this.inventories = inventories;
        this.earlierRuns = earlierRuns;
        this.latest = latest;
        this.sources = sources;
        this.plans = plans;
        this.clock = clock;
    }

    void freezeListing(HeldRun run) {
        saveOrFail(
                run,
                () -> {
                    EarlierRuns.Since since = earlierRuns.since(run.document());
                    since.remark()
                            .ifPresent(remark ->
                                    LOG.infof("run=%s %s", run.document().name(), remark));
                    Snapshot snapshot = pin(run, since);
                    return reconciler.frozen(
                            run.document(), snapshot, since.remark(), clock.instant());
                });
    }

    void makePlan(HeldRun run) {
        saveOrFail(
                run,
                () -> {
                    PartSource source = source(run);
                    Plan plan = plans.make(run.document(), source, run::keep);
                    return reconciler.planned(run.document(), plan, clock.instant());
                });
    }

    /// What will never work is not tried again.
    private void saveOrFail(HeldRun run, Supplier<RunDocument> work) {
        RunDocument next;
        try {
            next = work.get();
        } catch (SourceUnusable | InventoryUnusable e) {
            LOG.infof("run=%s cannot be planned: %s", run.document().name(), e.getMessage());
            next =
                    reconciler.failed(
                            run.document(), String.valueOf(e.getMessage()), clock.instant());
        }
        run.save(next);
    }

    private Snapshot pin(HeldRun run, EarlierRuns.Since since) {
        RunDocument document = run.document();
        Source source = document.spec().source();
        if (source.inventory().isPresent()) {
            return inventories.pin(document, source.inventory().get(), since.instant());
        }
        if (source.run().isPresent()) {
            return earlierRuns.freeze(document, source.run().get(), since.instant(), run::keep);
        }
        return switch (listings.freeze(document, since.instant(), run::keep)) {
            case Freezing.Frozen(Snapshot.Frozen snapshot) -> snapshot;
            case Freezing.Refused(String reason) -> throw new SourceUnusable(reason);
        };
    }

    private PartSource source(HeldRun run) {
        RunDocument document = run.document();
        Optional<PartSource> again =
                document.redrive()
                        .map(redrive ->
                                new RedriveSource(
                                        latest,
                                        new ObjectsOfToday(
                                                sources, document.spec().source().bucket()),
                                        document.name(),
                                        redrive.outcomes(),
                                        latest.before(
                                                document.name(),
                                                document.generation(),
                                                run::keep)));
        return again.orElseGet(() ->
                switch (document.snapshot().orElseThrow()) {
                    case Snapshot.Frozen frozen -> listings.source(document.name(), frozen);
                    case Snapshot.Inventory inventory -> inventories.source(document, inventory);
                });
    }
}
