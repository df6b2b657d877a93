package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.inventory.InventoryManifest.DataFile;
import dev.darkroom.planner.inventory.InventoryOpening.Opened;
import dev.darkroom.planner.inventory.InventoryOpening.Refused;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The deliveries of S3 Inventory, and the objects that they name.
@Singleton
public final class Inventories {
    private static final String MANIFEST = "manifest.json";
    private static final String CHECKSUM = "manifest.checksum";
    private static final Pattern DELIVERY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}Z");

    private final InventoryBucket bucket;

    public Inventories(InventoryBucket bucket) {
        this.bucket = bucket;
    }

    /// Opens one delivery, or the latest that is complete.
    ///
    /// @param sourceBucket that it must be an inventory of
    public InventoryOpening open(InventoryLocation location, String sourceBucket) {
        try {
            Opened opened =
                    location.manifest()
                            .map(key -> whole(new ObjectLocation(location.bucket(), key)))
                            .orElseGet(() -> latest(location, sourceBucket));
            String found = opened.manifest().sourceBucket();
            if (!found.equals(sourceBucket)) {
                return new Refused(
                        "%s is of the bucket %s (expected %s, the run's source)"
                                .formatted(opened.manifest().words(), found, sourceBucket));
            }
            return opened;
        } catch (InventoryUnusable e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// Opens the delivery that a run has pinned.
    public InventoryOpening reopen(Snapshot.Inventory pinned) {
        var location = new ObjectLocation(pinned.bucket(), pinned.manifest());
        try {
            StoredObject manifest = existing(location);
            if (!manifest.etag().equals(pinned.etag())) {
                return new Refused(
                        "s3://%s/%s has changed since the run was planned by it: its etag is %s (expected %s)"
                                .formatted(
                                        location.bucket(),
                                        location.key(),
                                        manifest.etag(),
                                        pinned.etag()));
            }
            return new Opened(InventoryManifest.parse(location, manifest.text()), manifest.etag());
        } catch (InventoryUnusable e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// Hands over the objects that one data file names and that are wanted, in the order of the
    /// file. Delete markers, versions that are not the latest, and folders are passed over.
    ///
    /// What was handed over counts only if this returns: the file's checksum may be known to be
    /// wrong no sooner than at its end.
    ///
    /// @param file which of the manifest's, from 0
    /// @throws InventoryUnusable if the file is damaged or gone
    /// @throws dev.darkroom.planner.storage.StorageFailure if it should be tried again
    public void read(
            InventoryManifest manifest,
            int file,
            Predicate<CataloguedObject> wanted,
            Consumer<CataloguedObject> objects) {
        DataFile data = manifest.files().get(file);
        Consumer<CataloguedObject> sieve =
                object -> {
                    if (!object.isFolder() && wanted.test(object)) {
                        objects.accept(object);
                    }
                };
        try (var stream = DataFileStream.open(bucket, manifest.destinationBucket(), data)) {
            switch (manifest.format()) {
                case CSV -> new CsvInventoryFile(stream, manifest.columns()).read(sieve);
                case PARQUET -> new ParquetInventoryFile(stream).read(sieve);
            }
        }
    }

    /// S3 writes the checksum last: without it, data files may be missing.
    private Opened latest(InventoryLocation location, String sourceBucket) {
        String id = location.id().orElseThrow();
        String prefix = location.prefix();
        String separator = prefix.isEmpty() || prefix.endsWith("/") ? "" : "/";
        String folder = prefix + separator + sourceBucket + '/' + id + '/';
        List<String> deliveries =
                bucket.folders(location.bucket(), folder).stream()
                        .filter(name -> DELIVERY.matcher(name).matches())
                        .sorted(Comparator.reverseOrder())
                        .toList();
        for (String delivery : deliveries) {
            String base = folder + delivery + '/';
            if (bucket.read(location.bucket(), base + CHECKSUM).isPresent()) {
                return whole(new ObjectLocation(location.bucket(), base + MANIFEST));
            }
        }
        throw new InventoryUnusable(
                "no complete delivery of the inventory %s of %s lies below s3://%s/%s (the first comes within 48 hours after it is configured; prefix is that of its destination)"
                        .formatted(id, sourceBucket, location.bucket(), folder));
    }

    private Opened whole(ObjectLocation location) {
        StoredObject manifest = existing(location);
        String key = location.key();
        String checksumKey = key.substring(0, key.length() - MANIFEST.length()) + CHECKSUM;
        Optional<StoredObject> checksum = bucket.read(location.bucket(), checksumKey);
        String expected =
                checksum.map(it -> it.text().strip())
                        .orElseThrow(() ->
                                new InventoryUnusable(
                                        "s3://%s/%s has no manifest.checksum beside it, so its delivery is not complete (wait for it, or take an earlier one)"
                                                .formatted(location.bucket(), key)));
        String found = Md5.hex(manifest.bytes());
        if (!found.equalsIgnoreCase(expected)) {
            throw new InventoryUnusable(
                    "the MD5 of s3://%s/%s is %s (expected %s, as manifest.checksum has it)"
                            .formatted(location.bucket(), key, found, expected));
        }
        return new Opened(InventoryManifest.parse(location, manifest.text()), manifest.etag());
    }

    private StoredObject existing(ObjectLocation location) {
        return bucket.read(location.bucket(), location.key())
                .orElseThrow(() ->
                        new InventoryUnusable(
                                "there is no s3://%s/%s"
                                        .formatted(location.bucket(), location.key())));
    }
}
