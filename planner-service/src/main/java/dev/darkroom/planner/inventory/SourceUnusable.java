package dev.darkroom.planner.inventory;

/// A source that cannot be taken as the run names it, now or later. Its message tells the run's
/// owner why; to try again is of no use.
public final class SourceUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnusable(String reason) {
        super(reason);
    }
}
