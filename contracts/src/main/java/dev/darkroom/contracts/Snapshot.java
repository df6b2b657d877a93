package dev.darkroom.contracts;

/// A listing of the source, frozen in the control bucket before it is sharded, since a listing is
/// not repeatable.
///
/// @param epoch of the planner that wrote it
/// @param parts objects `runs/{run}/snapshot/{epoch}/…` that it consists of
public record Snapshot(int epoch, int parts, long objects, long bytes) {
    public Snapshot {
        Documents.notNegative("parts", parts);
        Documents.notNegative("objects", objects);
        Documents.notNegative("bytes", bytes);
    }
}
