package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.shard.PartPacker;
import dev.darkroom.planner.shard.PartSource;
import dev.darkroom.planner.storage.ControlObjects;
import java.util.Optional;
import java.util.function.Consumer;

/// A frozen list of source objects, to be planned. A part of the plan has up to a hundred parts of
/// the list; archived objects, which lie in parts of their own, come last.
final class FrozenSource implements PartSource {
    private static final int LISTED_PARTS = 100;

    private final ControlObjects control;
    private final RunName run;
    private final Snapshot.Frozen snapshot;

    FrozenSource(ControlObjects control, RunName run, Snapshot.Frozen snapshot) {
        this.control = control;
        this.run = run;
        this.snapshot = snapshot;
    }

    @Override
    public String id() {
        return snapshot.folder();
    }

    @Override
    public int parts() {
        return readableParts() + Math.ceilDiv(snapshot.archivedParts(), LISTED_PARTS);
    }

    /// It was kept when the list was frozen.
    @Override
    public Optional<Long> limit() {
        return Optional.empty();
    }

    @Override
    public void read(int part, PartPacker objects) {
        var keys = new ControlKeys(run);
        if (part < readableParts()) {
            int from = part * LISTED_PARTS;
            for (int i = from; i < Math.min(snapshot.parts(), from + LISTED_PARTS); i++) {
                read(keys.snapshotPart(snapshot.folder(), i), objects::add);
            }
        } else {
            int from = (part - readableParts()) * LISTED_PARTS;
            for (int i = from; i < Math.min(snapshot.archivedParts(), from + LISTED_PARTS); i++) {
                read(keys.archivedSnapshotPart(snapshot.folder(), i), objects::addArchived);
            }
        }
    }

    private int readableParts() {
        return Math.ceilDiv(snapshot.parts(), LISTED_PARTS);
    }

    private void read(String key, Consumer<SourceObject> objects) {
        byte[] lines =
                control.read(key)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "%s is missing, which run %s names".formatted(key, run)))
                        .bytes();
        ShardManifest.read(lines).forEach(objects);
    }
}
