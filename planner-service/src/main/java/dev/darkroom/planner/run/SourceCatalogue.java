package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Source;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.inventory.ObjectSelection;
import dev.darkroom.planner.inventory.ObjectSink;
import dev.darkroom.planner.inventory.PinnedInventories;
import jakarta.inject.Singleton;

/// What runs' sources name, read through once: for estimates, which keep nothing of it.
@Singleton
public final class SourceCatalogue {
    private final FrozenListings listings;
    private final PinnedInventories inventories;
    private final EarlierRuns earlierRuns;

    SourceCatalogue(
            FrozenListings listings, PinnedInventories inventories, EarlierRuns earlierRuns) {
        this.listings = listings;
        this.inventories = inventories;
        this.earlierRuns = earlierRuns;
    }

    /// Hands over every object that the run's filter takes, its limit aside.
    ///
    /// @param stillWorking called twice a second
    /// @throws dev.darkroom.planner.inventory.SourceUnusable if the source can never be read as the
    ///   run names it
    public void read(RunDocument run, ObjectSink objects, Runnable stillWorking) {
        Source source = run.spec().source();
        var since = earlierRuns.since(run).instant();
        var wanted = new Wanted(FrozenListings.selection(run, since), objects);
        if (source.inventory().isPresent()) {
            inventories.read(run, source.inventory().get(), since, wanted, stillWorking);
        } else if (source.run().isPresent()) {
            earlierRuns.read(run, source.run().get(), wanted, stillWorking);
        } else {
            listings.read(run, wanted, stillWorking);
        }
    }

    /// Passes on what a filter takes.
    private record Wanted(ObjectSelection selection, ObjectSink objects) implements ObjectSink {
        @Override
        public void add(CataloguedObject object, boolean isArchived) {
            if (selection.takes(object)) {
                objects.add(object, isArchived);
            }
        }

        @Override
        public boolean isFull() {
            return objects.isFull();
        }
    }
}
