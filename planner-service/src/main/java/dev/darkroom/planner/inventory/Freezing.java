package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.Snapshot;

/// What came of freezing a listing.
public sealed interface Freezing {
    /// The listing stands in the control bucket.
    record Frozen(Snapshot.Frozen snapshot) implements Freezing {}

    /// The source cannot be listed, now or later.
    record Refused(String reason) implements Freezing {}
}
