package dev.darkroom.planner.inventory;

import dev.darkroom.planner.shard.PartPacker;
import dev.darkroom.planner.shard.PartSource;
import java.util.Optional;
import java.util.function.Predicate;

/// An inventory, to be planned: a part of the plan is one of its data files.
public final class InventorySource implements PartSource {
    private final Inventories inventories;
    private final InventoryManifest manifest;
    private final Predicate<CataloguedObject> wanted;
    private final Optional<Long> limit;
    private final String id;

    /// @param id of the delivery and of what is wanted of it, unlike any other of the run
    public InventorySource(
            Inventories inventories,
            InventoryManifest manifest,
            Predicate<CataloguedObject> wanted,
            Optional<Long> limit,
            String id) {
        this.inventories = inventories;
        this.manifest = manifest;
        this.wanted = wanted;
        this.limit = limit;
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int parts() {
        return manifest.files().size();
    }

    @Override
    public Optional<Long> limit() {
        return limit;
    }

    @Override
    public void read(int part, PartPacker objects) {
        inventories.read(
                manifest,
                part,
                wanted,
                object -> {
                    if (object.archived()) {
                        objects.addArchived(object.source());
                    } else {
                        objects.add(object.source());
                    }
                });
    }
}
