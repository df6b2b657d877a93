package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/// The source as a run sees it, pinned so that every planner reads the same.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Snapshot.Frozen.class, name = "frozen"),
    @JsonSubTypes.Type(value = Snapshot.Inventory.class, name = "inventory"),
})
public sealed interface Snapshot {
    /// Objects modified later may be missing.
    Instant takenAt();

    /// Only objects modified after it were taken; empty if that did not matter.
    Optional<Instant> since();

    /// A list of source objects in the control bucket, for what cannot be read twice with the same
    /// result: a listing, a list file, the reports of another run. Filters have been applied.
    ///
    /// @param folder of this one snapshot, unlike any other's: a part of an earlier one that is
    ///   written late, after its writer gave it up, must not become a part of this
    /// @param parts objects `runs/{run}/snapshot/{folder}/…` that it consists of
    /// @param archivedParts further ones, of objects in a storage class that must be restored first
    record Frozen(
            String folder,
            int parts,
            int archivedParts,
            long objects,
            long bytes,
            Instant takenAt,
            Optional<Instant> since)
            implements Snapshot {
        public Frozen {
            Documents.text("folder", folder);
            Documents.notNegative("parts", parts);
            Documents.notNegative("archivedParts", archivedParts);
            Documents.notNegative("objects", objects);
            Documents.notNegative("bytes", bytes);
            Documents.required("takenAt", takenAt);
        }
    }

    /// One delivery of an S3 Inventory, which never changes.
    ///
    /// @param manifest the key of its `manifest.json`
    /// @param etag of the manifest
    record Inventory(
            String bucket, String manifest, String etag, Instant takenAt, Optional<Instant> since)
            implements Snapshot {
        public Inventory {
            Documents.text("bucket", bucket);
            Documents.text("manifest", manifest);
            Documents.text("etag", etag);
            Documents.required("takenAt", takenAt);
        }
    }
}
