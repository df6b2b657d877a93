package dev.darkroom.acceptance.bench.planner;

import dev.darkroom.planner.inventory.InventoryBucket;
import dev.darkroom.planner.inventory.InventoryUnusable;
import dev.darkroom.planner.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Inventories in a folder of this machine, so that no S3 is measured.
record FileInventoryBucket(Path folder) implements InventoryBucket {
    @Override
    public InputStream open(String bucket, String key) {
        try {
            return Files.newInputStream(folder.resolve(key));
        } catch (IOException e) {
            throw new InventoryUnusable("no file " + key, e);
        }
    }

    @Override
    public Optional<StoredObject> read(String bucket, String key) {
        try {
            return Optional.of(new StoredObject(Files.readAllBytes(folder.resolve(key)), "etag"));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + key, e);
        }
    }

    @Override
    public List<String> folders(String bucket, String prefix) {
        throw new UnsupportedOperationException("manifests are opened by their keys");
    }
}
