package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A list of source objects being frozen, by several threads at a time, in parts of ten thousand
/// objects. It holds two parts, and those that are being written.
public final class FrozenParts implements ObjectSink {
    private static final int OBJECTS_A_PART = 10_000;

    private final ControlObjects control;
    private final ControlKeys keys;
    private final String folder;
    private final Instant takenAt;
    private final Optional<Instant> since;
    private final Predicate<CataloguedObject> wanted;
    private final Pending readable = new Pending();
    private final Pending archived = new Pending();
    private long left;
    private long objects;
    private long bytes;

    FrozenParts(
            ControlObjects control,
            ControlKeys keys,
            String folder,
            Instant takenAt,
            Selected selected) {
        this.control = control;
        this.keys = keys;
        this.folder = folder;
        this.takenAt = takenAt;
        this.since = selected.since();
        this.wanted = selected.selection()::takes;
        this.left = selected.limit().orElse(Long.MAX_VALUE);
    }

    /// What is taken of a source.
    public record Selected(
            ObjectSelection selection, Optional<Long> limit, Optional<Instant> since) {}

    /// Objects of one kind that do not fill a part yet.
    private static final class Pending {
        private List<SourceObject> objects = new ArrayList<>();
        private int parts;

        private boolean isFull() {
            return objects.size() == OBJECTS_A_PART;
        }

        private List<SourceObject> taken() {
            List<SourceObject> full = objects;
            objects = new ArrayList<>();
            parts++;
            return full;
        }
    }

    /// Adds an object if it is wanted.
    @Override
    public void add(CataloguedObject object, boolean isArchived) {
        if (!wanted.test(object)) {
            return;
        }
        List<SourceObject> full;
        String key;
        synchronized (this) {
            if (left == 0) {
                return;
            }
            left--;
            objects++;
            bytes += object.size();
            Pending pending = isArchived ? archived : readable;
            pending.objects.add(object.source());
            if (!pending.isFull()) {
                return;
            }
            key = key(isArchived, pending.parts);
            full = pending.taken();
        }
        write(key, full);
    }

    @Override
    public synchronized boolean isFull() {
        return left == 0;
    }

    /// Writes what is left, once nobody adds any more.
    public synchronized Snapshot.Frozen end() {
        if (!readable.objects.isEmpty()) {
            write(key(false, readable.parts), readable.taken());
        }
        if (!archived.objects.isEmpty()) {
            write(key(true, archived.parts), archived.taken());
        }
        return new Snapshot.Frozen(
                folder, readable.parts, archived.parts, objects, bytes, takenAt, since);
    }

    private String key(boolean isArchived, int part) {
        return isArchived
                ? keys.archivedSnapshotPart(folder, part)
                : keys.snapshotPart(folder, part);
    }

    private void write(String key, List<SourceObject> part) {
        byte[] lines = ShardManifest.write(part);
        Patience.attempt(() -> control.put(key, lines));
    }
}
