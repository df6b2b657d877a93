package dev.darkroom.status.progress;

import dev.darkroom.contracts.Tally;
import java.util.HashMap;
import java.util.Map;

/// The sums of all shards of a run. What is reported and what that supersedes are kept apart, for a
/// shard may be told before the one whose results it supersedes.
///
/// @param reported in all generations
/// @param superseded results that no longer count, because their objects were driven again
public record Sums(Tally reported, Tally superseded) {
    static final Sums NOTHING = new Sums(Tally.NONE, Tally.NONE);

    Sums plus(Tally tally, Tally supersedes) {
        return new Sums(reported.plus(tally), superseded.plus(supersedes));
    }

    /// The results that count. Nothing is below zero, also while superseded results are yet to be
    /// told.
    Tally net() {
        return new Tally(
                difference(reported.objects(), superseded.objects()),
                Math.max(0, reported.sourceBytes() - superseded.sourceBytes()),
                Math.max(0, reported.renditions() - superseded.renditions()),
                Math.max(0, reported.renditionBytes() - superseded.renditionBytes()),
                difference(reported.reasons(), superseded.reasons()));
    }

    /// Objects with a result that counts; too few, or even below zero, while superseded results are
    /// yet to be told.
    long objects() {
        return reported.total() - superseded.total();
    }

    private static <K> Map<K, Long> difference(Map<K, Long> all, Map<K, Long> others) {
        var left = new HashMap<K, Long>(all);
        others.forEach((key, count) ->
                left.computeIfPresent(key, (_, had) -> had > count ? had - count : null));
        return left;
    }
}
