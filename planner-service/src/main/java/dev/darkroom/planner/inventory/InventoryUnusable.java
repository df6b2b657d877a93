package dev.darkroom.planner.inventory;

/// An inventory, or a file of it, that cannot be read as it is, now or later. Its message tells the
/// run's owner why; to try again is of no use.
public final class InventoryUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InventoryUnusable(String reason) {
        super(reason);
    }

    public InventoryUnusable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
