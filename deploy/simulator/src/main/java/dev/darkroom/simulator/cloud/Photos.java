package dev.darkroom.simulator.cloud;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The raw bucket: photos that change and vanish while a run works.
public final class Photos {
    private final TreeMap<String, Photo> photos = new TreeMap<>();
    private final Set<String> touched = new HashSet<>();

    public void add(Photo photo) {
        photos.put(photo.key(), photo);
    }

    public void change(String key) {
        touched.add(key);
        photos.computeIfPresent(key, (_, photo) -> photo.changed());
    }

    public void delete(String key) {
        touched.add(key);
        photos.remove(key);
    }

    public Optional<Photo> find(String key) {
        return Optional.ofNullable(photos.get(key));
    }

    public Listing list() {
        return new Listing(photos.values().stream().map(Photo::listed).toList());
    }

    /// Whether it was ever changed or deleted.
    public boolean isTouched(String key) {
        return touched.contains(key);
    }
}
