package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.SourceObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Raw buckets in memory, for tests; pages of 100 objects.
public final class InMemorySources implements SourceListing {
    private static final int PAGE = 100;

    private final Map<String, List<SourceObject>> buckets = new ConcurrentHashMap<>();

    public void bucket(String name, List<SourceObject> objects) {
        buckets.put(name, List.copyOf(objects));
    }

    @Override
    public Optional<String> list(BucketPrefix source, Consumer<List<SourceObject>> page) {
        if (!buckets.containsKey(source.bucket())) {
            return Optional.of("the source bucket %s does not exist".formatted(source.bucket()));
        }
        List<SourceObject> objects =
                buckets.get(source.bucket()).stream()
                        .filter(object -> object.key().startsWith(source.prefix()))
                        .toList();
        for (int from = 0; from < objects.size(); from += PAGE) {
            page.accept(objects.subList(from, Math.min(objects.size(), from + PAGE)));
        }
        return Optional.empty();
    }
}
