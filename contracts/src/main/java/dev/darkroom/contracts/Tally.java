package dev.darkroom.contracts;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The sums of some object results: those of a shard, or of a run.
///
/// @param objects by outcome; an outcome that did not occur is absent
/// @param sourceBytes of all source objects counted
/// @param renditions written, and their bytes
/// @param reasons objects by the code of their reason
public record Tally(
        Map<Outcome, Long> objects,
        long sourceBytes,
        long renditions,
        long renditionBytes,
        Map<String, Long> reasons) {
    public static final Tally NONE = new Tally(Map.of(), 0, 0, 0, Map.of());

    public Tally {
        objects = Map.copyOf(objects);
        reasons = Map.copyOf(reasons);
        Documents.notNegative("sourceBytes", sourceBytes);
        Documents.notNegative("renditions", renditions);
        Documents.notNegative("renditionBytes", renditionBytes);
    }

    public static Tally of(Iterable<ObjectResult> results) {
        var objects = new EnumMap<Outcome, Long>(Outcome.class);
        var reasons = new TreeMap<String, Long>();
        long sourceBytes = 0;
        long renditions = 0;
        long renditionBytes = 0;
        for (ObjectResult result : results) {
            objects.merge(result.outcome(), 1L, Long::sum);
            result.reason().ifPresent(reason -> reasons.merge(reason.code(), 1L, Long::sum));
            sourceBytes += result.source().size();
            renditions += result.renditions().size();
            renditionBytes += result.renditions().stream().mapToLong(RenditionObject::bytes).sum();
        }
        return new Tally(objects, sourceBytes, renditions, renditionBytes, reasons);
    }

    public Tally plus(Tally other) {
        return new Tally(
                sum(objects, other.objects),
                sourceBytes + other.sourceBytes,
                renditions + other.renditions,
                renditionBytes + other.renditionBytes,
                sum(reasons, other.reasons));
    }

    /// What is left when others are no longer counted, which are among these.
    public Tally minus(Tally others) {
        return new Tally(
                difference(objects, others.objects),
                sourceBytes - others.sourceBytes,
                renditions - others.renditions,
                renditionBytes - others.renditionBytes,
                difference(reasons, others.reasons));
    }

    public long count(Outcome outcome) {
        return objects.getOrDefault(outcome, 0L);
    }

    /// All objects counted, whatever became of them.
    public long total() {
        return objects.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <K> Map<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        var sum = new HashMap<K, Long>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }

    private static <K> Map<K, Long> difference(Map<K, Long> all, Map<K, Long> others) {
        var left = new HashMap<K, Long>(all);
        others.forEach((key, count) -> {
            if (all.getOrDefault(key, 0L) < count) {
                throw new IllegalArgumentException(
                        "%d %s cannot be taken from %d"
                                .formatted(count, key, all.getOrDefault(key, 0L)));
            }
            left.computeIfPresent(key, (_, had) -> had.equals(count) ? null : had - count);
        });
        return left;
    }
}
