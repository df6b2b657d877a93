package dev.darkroom.status.progress;

/// How many events said something new, how many said what was known already, and how many were of
/// an unknown type.
public record Applied(int applied, int repeated, int unknown) {
    public static final Applied NOTHING = new Applied(0, 0, 0);

    public Applied withUnknown(int count) {
        return new Applied(applied, repeated, unknown + count);
    }

    public Applied plus(Applied other) {
        return new Applied(
                applied + other.applied, repeated + other.repeated, unknown + other.unknown);
    }
}
