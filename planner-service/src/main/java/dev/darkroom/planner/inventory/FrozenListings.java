package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.shard.PartSource;
import dev.darkroom.planner.storage.ControlObjects;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Lists of source objects, frozen in the control bucket: what cannot be read twice with the same
/// result. Each lies in a folder of its own.
@Singleton
public final class FrozenListings {
    private static final int LISTED_AT_ONCE = 16;

    private final SourceListing listings;
    private final SourceObjects objects;
    private final ControlObjects control;
    private final InstantSource clock;

    public FrozenListings(
            SourceListing listings,
            SourceObjects objects,
            ControlObjects control,
            InstantSource clock) {
        this.listings = listings;
        this.objects = objects;
        this.control = control;
        this.clock = clock;
    }

    /// Freezes what a listing of the run's source shows, or what its list file names.
    ///
    /// @param since only what was modified after it
    /// @param stillWorking called twice a second: this may outlast a lease
    public Freezing freeze(RunDocument run, Optional<Instant> since, Runnable stillWorking) {
        try {
            FrozenParts parts = begin(run, since);
            read(run, parts, stillWorking);
            return new Freezing.Frozen(parts.end());
        } catch (SourceUnusable e) {
            return new Freezing.Refused(String.valueOf(e.getMessage()));
        }
    }

    /// Hands over what a listing of the run's source shows, or what its list file names.
    ///
    /// @throws SourceUnusable if it cannot be read, now or later
    public void read(RunDocument run, ObjectSink parts, Runnable stillWorking) {
        run.spec()
                .source()
                .list()
                .ifPresentOrElse(
                        file -> look(run, file, parts, stillWorking),
                        () -> list(run, parts, stillWorking));
    }

    private void list(RunDocument run, ObjectSink parts, Runnable stillWorking) {
        // With a limit the first objects are wanted, and no more than those listed.
        int threads = run.spec().filter().limit().isPresent() ? 1 : LISTED_AT_ONCE;
        new ParallelListing(
                        listings,
                        run.spec().source().objects(),
                        page -> page.forEach(parts::add),
                        parts::isFull)
                .list(threads, stillWorking);
    }

    private void look(
            RunDocument run, ObjectLocation location, ObjectSink parts, Runnable stillWorking) {
        var source = run.spec().source().objects();
        var file = new ListFile(objects, location, source);
        new ListFreezing(objects, source.bucket(), file, parts, ListFreezing.ROWS_A_PASS)
                .freeze(run.spec().filter().limit(), stillWorking);
    }

    /// Begins a frozen list of a run's source objects, of those that its filter takes.
    ///
    /// @throws SourceUnusable if the filter cannot be applied
    public FrozenParts begin(RunDocument run, Optional<Instant> since) {
        // The folder's epoch is that of now: renewing the lease does not change it.
        String folder = "%d-%s".formatted(run.epoch(), UUID.randomUUID());
        return new FrozenParts(
                control,
                new ControlKeys(run.name()),
                folder,
                clock.instant(),
                new FrozenParts.Selected(
                        selection(run, since), run.spec().filter().limit(), since));
    }

    /// Begins one of objects of which only some attributes are known.
    ///
    /// @param what names them: `the run …`
    /// @throws SourceUnusable if the filter asks for others, or cannot be applied
    public FrozenParts begin(
            RunDocument run, Optional<Instant> since, String what, Set<ObjectAttribute> known) {
        selection(run, since)
                .refusal(what, known)
                .ifPresent(reason -> {
                    throw new SourceUnusable(reason);
                });
        return begin(run, since);
    }

    /// A frozen list, to be planned.
    public PartSource source(RunName run, Snapshot.Frozen snapshot) {
        return new FrozenSource(control, run, snapshot);
    }

    /// What a run takes of its source.
    ///
    /// @throws SourceUnusable if its filter cannot be applied
    public static ObjectSelection selection(RunDocument run, Optional<Instant> since) {
        try {
            return ObjectSelection.of(run.spec().source().objects(), run.spec().filter(), since);
        } catch (IllegalArgumentException e) {
            throw new SourceUnusable(
                    "the filter cannot be applied: %s".formatted(String.valueOf(e.getMessage())));
        }
    }
}
