package dev.darkroom.planner.inventory;

/// What came of looking for an inventory.
public sealed interface InventoryOpening {
    /// @param etag of the manifest, which pins the delivery
    record Opened(InventoryManifest manifest, String etag) implements InventoryOpening {}

    /// It cannot be used, now or later; the reason is for the run's owner.
    record Refused(String reason) implements InventoryOpening {}
}
