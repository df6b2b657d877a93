package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.ObjectFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which objects of a source a run takes: those below its prefix that meet every condition of its
/// filter, and are no folders. The filter's limit is for whoever counts.
public final class ObjectSelection {
    private final ObjectFilter filter;
    private final Optional<Instant> since;
    private final List<Predicate<CataloguedObject>> conditions;

    private ObjectSelection(
            ObjectFilter filter,
            Optional<Instant> since,
            List<Predicate<CataloguedObject>> conditions) {
        this.filter = filter;
        this.since = since;
        this.conditions = conditions;
    }

    /// @param since take only what was modified then or later
    /// @throws IllegalArgumentException if the filter's glob is none
    public static ObjectSelection of(
            BucketPrefix source, ObjectFilter filter, Optional<Instant> since) {
        var conditions = new ArrayList<Predicate<CataloguedObject>>();
        conditions.add(object -> !object.isFolder());
        if (!source.prefix().isEmpty()) {
            conditions.add(object -> object.key().startsWith(source.prefix()));
        }
        filter.objectSizeGreaterThanBytes()
                .ifPresent(bytes -> conditions.add(object -> object.size() > bytes));
        filter.objectSizeLessThanBytes()
                .ifPresent(bytes -> conditions.add(object -> object.size() < bytes));
        // S3 tells times of modification by the second, cut off: what changed in that very second
        // is taken twice rather than never.
        since.map(it -> it.truncatedTo(ChronoUnit.SECONDS).toEpochMilli())
                .ifPresent(
                        millis -> conditions.add(object -> object.lastModifiedMillis() >= millis));
        filter.createdAfter()
                .ifPresent(it ->
                        conditions.add(object -> isKnown(object) && modified(object).isAfter(it)));
        filter.createdBefore()
                .ifPresent(it ->
                        conditions.add(object -> isKnown(object) && modified(object).isBefore(it)));
        any(filter.matchAnyStorageClass())
                .ifPresent(
                        words -> conditions.add(object -> words.contains(object.storageClass())));
        any(filter.matchAnyPrefix())
                .ifPresent(words -> conditions.add(object -> has(words, object.key()::startsWith)));
        any(filter.matchAnySuffix())
                .ifPresent(words -> conditions.add(object -> has(words, object.key()::endsWith)));
        any(filter.matchAnySubstring())
                .ifPresent(words -> conditions.add(object -> has(words, object.key()::contains)));
        filter.glob()
                .map(Glob::of)
                .ifPresent(glob -> conditions.add(object -> glob.matches(object.key())));
        filter.oneIn().ifPresent(n -> conditions.add(object -> KeyHash.oneIn(n, object.key())));
        return new ObjectSelection(filter, since, List.copyOf(conditions));
    }

    /// Whether the filter can be applied at all.
    ///
    /// @throws IllegalArgumentException if the filter's glob is none
    public static void check(ObjectFilter filter) {
        filter.glob().ifPresent(Glob::of);
    }

    public boolean takes(CataloguedObject object) {
        for (Predicate<CataloguedObject> condition : conditions) {
            if (!condition.test(object)) {
                return false;
            }
        }
        return true;
    }

    /// Why a source cannot answer what the filter asks, in words for the run's owner; empty if it
    /// can.
    ///
    /// @param source names it: `the inventory s3://…`
    /// @param known what it tells of its objects
    public Optional<String> refusal(String source, Set<ObjectAttribute> known) {
        return asked().entrySet().stream()
                .filter(asked -> !known.contains(asked.getKey()))
                .map(asked ->
                        "the filter has %s, but %s does not tell %s of its objects (leave that condition out, or use a source that has it)"
                                .formatted(asked.getValue(), source, asked.getKey().column()))
                .findFirst();
    }

    /// The attributes that the filter needs, each with the name of a condition that does.
    private Map<ObjectAttribute, String> asked() {
        var asked = new EnumMap<ObjectAttribute, String>(ObjectAttribute.class);
        filter.objectSizeLessThanBytes()
                .ifPresent(_ -> asked.put(ObjectAttribute.SIZE, "objectSizeLessThanBytes"));
        filter.objectSizeGreaterThanBytes()
                .ifPresent(_ -> asked.put(ObjectAttribute.SIZE, "objectSizeGreaterThanBytes"));
        since.ifPresent(_ -> asked.put(ObjectAttribute.LAST_MODIFIED, "changedSince"));
        filter.createdBefore()
                .ifPresent(_ -> asked.put(ObjectAttribute.LAST_MODIFIED, "createdBefore"));
        filter.createdAfter()
                .ifPresent(_ -> asked.put(ObjectAttribute.LAST_MODIFIED, "createdAfter"));
        any(filter.matchAnyStorageClass())
                .ifPresent(_ -> asked.put(ObjectAttribute.STORAGE_CLASS, "matchAnyStorageClass"));
        return asked;
    }

    private static boolean isKnown(CataloguedObject object) {
        return object.lastModifiedMillis() != CataloguedObject.UNKNOWN;
    }

    private static Instant modified(CataloguedObject object) {
        return Instant.ofEpochMilli(object.lastModifiedMillis());
    }

    private static Optional<List<String>> any(List<String> words) {
        return Optional.of(words).filter(it -> !it.isEmpty());
    }

    private static boolean has(List<String> words, Predicate<String> condition) {
        for (String word : words) {
            if (condition.test(word)) {
                return true;
            }
        }
        return false;
    }
}
