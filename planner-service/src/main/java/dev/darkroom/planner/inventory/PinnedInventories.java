package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.parallel.ParallelWork;
import dev.darkroom.planner.shard.PartSource;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/// The one delivery of an inventory that a run is planned by, whatever is delivered meanwhile.
@Singleton
public final class PinnedInventories {
    private final Inventories inventories;

    public PinnedInventories(Inventories inventories) {
        this.inventories = inventories;
    }

    /// Pins the delivery that the run names, or the latest one of now.
    ///
    /// @throws SourceUnusable if there is none, or it does not tell what the filter asks
    public Snapshot.Inventory pin(
            RunDocument run, InventoryLocation location, Optional<Instant> since) {
        var opened = opened(inventories.open(location, run.spec().source().bucket()));
        InventoryManifest manifest = opened.manifest();
        FrozenListings.selection(run, since)
                .refusal(manifest.words(), manifest.known())
                .ifPresent(reason -> {
                    throw new SourceUnusable(reason);
                });
        return new Snapshot.Inventory(
                manifest.location().bucket(),
                manifest.location().key(),
                opened.etag(),
                manifest.createdAt(),
                since);
    }

    /// Hands over what the delivery that the run names, or the latest one, names.
    ///
    /// @throws SourceUnusable if there is none, or it does not tell what the filter asks
    public void read(
            RunDocument run,
            InventoryLocation location,
            Optional<Instant> since,
            ObjectSink objects,
            Runnable stillWorking) {
        Snapshot.Inventory pinned = pin(run, location, since);
        InventoryManifest manifest = opened(inventories.reopen(pinned)).manifest();
        ObjectSelection selection = FrozenListings.selection(run, since);
        ParallelWork.computing(
                "read-" + run.name() + '-',
                1,
                IntStream.range(0, manifest.files().size()).iterator(),
                file -> {
                    if (!objects.isFull()) {
                        inventories.read(manifest, file, selection::takes, objects::add);
                    }
                },
                stillWorking);
    }

    /// The objects of a pinned delivery that the run takes, to be planned.
    ///
    /// @throws SourceUnusable if it is no longer there as it was
    public PartSource source(RunDocument run, Snapshot.Inventory pinned) {
        var opened = opened(inventories.reopen(pinned));
        ObjectSelection selection = FrozenListings.selection(run, pinned.since());
        return new InventorySource(
                inventories,
                opened.manifest(),
                selection::takes,
                run.spec().filter().limit(),
                id(pinned));
    }

    private static InventoryOpening.Opened opened(InventoryOpening opening) {
        return switch (opening) {
            case InventoryOpening.Opened opened -> opened;
            case InventoryOpening.Refused(String reason) -> throw new SourceUnusable(reason);
        };
    }

    private static String id(Snapshot.Inventory pinned) {
        var digest = Md5.digest();
        digest.update(Json.text(pinned).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
