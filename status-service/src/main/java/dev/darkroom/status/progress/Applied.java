package dev.darkroom.status.progress;

/// How many events said something new, how many said what was known already, how many were passed
/// over because they say nothing of progress, and how many were of an unknown type.
public record Applied(int applied, int repeated, int passedOver, int unknown) {
    public static final Applied NOTHING = new Applied(0, 0, 0, 0);

    /// Of changes alone: all that were not applied are repeated.
    static Applied of(int changes, int applied) {
        return new Applied(applied, changes - applied, 0, 0);
    }

    /// Counts also the events that change nothing.
    public Applied besides(int alsoPassedOver, int alsoUnknown) {
        return new Applied(applied, repeated, passedOver + alsoPassedOver, unknown + alsoUnknown);
    }

    public Applied plus(Applied other) {
        return new Applied(
                applied + other.applied,
                repeated + other.repeated,
                passedOver + other.passedOver,
                unknown + other.unknown);
    }
}
