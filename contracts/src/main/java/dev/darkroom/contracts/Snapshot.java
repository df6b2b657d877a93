package dev.darkroom.contracts;

/// A listing of the source, frozen in the control bucket before it is sharded, since a listing is
/// not repeatable.
///
/// @param folder of this one listing, unlike any other's: a part of an earlier one that is written
///   late, after its writer gave it up, must not become a part of this
/// @param parts objects `runs/{run}/snapshot/{folder}/…` that it consists of
public record Snapshot(String folder, int parts, long objects, long bytes) {
    public Snapshot {
        Documents.text("folder", folder);
        Documents.notNegative("parts", parts);
        Documents.notNegative("objects", objects);
        Documents.notNegative("bytes", bytes);
    }
}
