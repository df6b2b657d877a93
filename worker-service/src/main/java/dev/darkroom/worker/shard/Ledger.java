package dev.darkroom.worker.shard;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.SourceObject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The objects of a shard and what became of each: exactly one result an object when it is
/// complete.
final class Ledger {
    private final List<SourceObject> objects;
    private final TreeMap<Integer, ObjectResult> results = new TreeMap<>();
    private int next;
    private int worthSaving;

    /// @param checkpoint results that are kept where their source is the manifest's, to the etag
    Ledger(List<SourceObject> objects, List<ObjectResult> checkpoint) {
        this.objects = List.copyOf(objects);
        var known = new HashMap<SourceObject, ObjectResult>();
        checkpoint.forEach(result -> known.put(result.source(), result));
        for (int index = 0; index < objects.size(); index++) {
            int place = index;
            Optional.ofNullable(known.get(objects.get(index)))
                    .ifPresent(result -> enter(place, result));
        }
    }

    SourceObject object(int index) {
        return objects.get(index);
    }

    /// The first object that was neither taken nor has a result.
    OptionalInt peek() {
        while (next < objects.size() && results.containsKey(next)) {
            next++;
        }
        return next < objects.size() ? OptionalInt.of(next) : OptionalInt.empty();
    }

    /// Takes the object that [#peek] names.
    void take() {
        next++;
    }

    void enter(int index, ObjectResult result) {
        if (!result.source().equals(objects.get(index))) {
            throw new IllegalArgumentException(
                    "result of %s was told for object %d of the shard, %s"
                            .formatted(result.source().key(), index, objects.get(index).key()));
        }
        if (results.putIfAbsent(index, result) != null) {
            throw new IllegalStateException("object %d has a result already".formatted(index));
        }
        if (isWorthSaving(result)) {
            worthSaving++;
        }
    }

    boolean isComplete() {
        return results.size() == objects.size();
    }

    /// Whether not one of several objects could be touched: then it is not the objects' doing.
    boolean isDenied() {
        return isComplete()
                && objects.size() > 1
                && results.values().stream()
                        .allMatch(result ->
                                result.reason()
                                        .filter(reason ->
                                                reason.code().equals(ReasonCodes.ACCESS_DENIED))
                                        .isPresent());
    }

    /// The results of all objects, in the manifest's order.
    List<ObjectResult> all() {
        if (!isComplete()) {
            throw new IllegalStateException(
                    "%d of %d objects have a result".formatted(results.size(), objects.size()));
        }
        return List.copyOf(results.values());
    }

    /// What a checkpoint holds. Failures are left out: whoever goes on tries those again.
    List<ObjectResult> worthSaving() {
        return results.values().stream().filter(Ledger::isWorthSaving).toList();
    }

    int countWorthSaving() {
        return worthSaving;
    }

    private static boolean isWorthSaving(ObjectResult result) {
        return result.outcome() != Outcome.FAILED;
    }
}
