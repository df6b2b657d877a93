package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.shard.PartSource;
import dev.darkroom.planner.storage.ControlObjects;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Listings of sources, frozen in the control bucket as parts of ten thousand objects: one part is
/// held in memory.
@Singleton
public final class FrozenListings {
    private static final int OBJECTS_A_PART = 10_000;

    private final SourceListing sources;
    private final ControlObjects control;
    private final InstantSource clock;

    public FrozenListings(SourceListing sources, ControlObjects control, InstantSource clock) {
        this.sources = sources;
        this.control = control;
        this.clock = clock;
    }

    /// Lists the run's source into a folder of its own.
    ///
    /// @param stillWorking called after each page: a listing may outlast a lease
    public Freezing freeze(RunDocument run, Runnable stillWorking) {
        var parts = new Parts(new ControlKeys(run.name()), folder(run), clock.instant());
        return sources.list(
                        run.spec().source().objects(),
                        page -> {
                            page.forEach(parts::add);
                            stillWorking.run();
                        })
                .<Freezing>map(Freezing.Refused::new)
                .orElseGet(() -> new Freezing.Frozen(parts.end()));
    }

    private static String folder(RunDocument run) {
        return run.epoch() + "-" + UUID.randomUUID();
    }

    /// A frozen list, to be planned.
    public PartSource source(RunName run, Snapshot.Frozen snapshot) {
        return new FrozenSource(control, run, snapshot);
    }

    /// The parts of one listing in the making.
    private final class Parts {
        private final ControlKeys keys;
        private final String folder;
        private final Instant takenAt;
        private final List<SourceObject> pending = new ArrayList<>();
        private int parts;
        private long objects;
        private long bytes;

        Parts(ControlKeys keys, String folder, Instant takenAt) {
            this.keys = keys;
            this.folder = folder;
            this.takenAt = takenAt;
        }

        void add(SourceObject object) {
            pending.add(object);
            objects++;
            bytes += object.size();
            if (pending.size() == OBJECTS_A_PART) {
                write();
            }
        }

        Snapshot.Frozen end() {
            if (!pending.isEmpty()) {
                write();
            }
            return new Snapshot.Frozen(folder, parts, 0, objects, bytes, takenAt, Optional.empty());
        }

        private void write() {
            control.put(keys.snapshotPart(folder, parts), ShardManifest.write(pending));
            parts++;
            pending.clear();
        }
    }
}
