package dev.darkroom.planner.inventory;

import java.time.Instant;
import java.util.Optional;

/// A row of an inventory, for tests.
record Row(
        String key,
        Optional<String> versionId,
        Optional<Boolean> latest,
        Optional<Boolean> deleteMarker,
        Optional<Long> size,
        Optional<Instant> lastModified,
        Optional<String> etag,
        Optional<String> storageClass) {
    static final Instant MODIFIED = Instant.parse("2026-11-23T12:00:00Z");

    /// As a report of current versions has it.
    static Row of(String key, long size) {
        return new Row(
                key,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(size),
                Optional.of(MODIFIED),
                Optional.of("%032x".formatted(key.hashCode() & 0xffffffffL)),
                Optional.of("STANDARD"));
    }

    Row version(String id, boolean isLatest) {
        return new Row(
                key,
                Optional.of(id),
                Optional.of(isLatest),
                Optional.of(false),
                size,
                lastModified,
                etag,
                storageClass);
    }

    /// Of a delete marker, S3 tells neither size nor etag.
    Row deleted(String id) {
        return new Row(
                key,
                Optional.of(id),
                Optional.of(true),
                Optional.of(true),
                Optional.empty(),
                lastModified,
                Optional.empty(),
                Optional.empty());
    }

    Row inClass(String name) {
        return new Row(
                key, versionId, latest, deleteMarker, size, lastModified, etag, Optional.of(name));
    }

    Row modified(Instant at) {
        return new Row(
                key, versionId, latest, deleteMarker, size, Optional.of(at), etag, storageClass);
    }

    /// The value of a column, by its name in CSV.
    Optional<?> value(String column) {
        return switch (column) {
            case "Bucket" -> Optional.of("raw");
            case "Key" -> Optional.of(key);
            case "VersionId" -> versionId;
            case "IsLatest" -> latest;
            case "IsDeleteMarker" -> deleteMarker;
            case "Size" -> size;
            case "LastModifiedDate" -> lastModified;
            case "ETag" -> etag;
            case "StorageClass" -> storageClass;
            case "IsMultipartUploaded" -> Optional.of(false);
            case String other -> throw new IllegalArgumentException("no column " + other);
        };
    }
}
