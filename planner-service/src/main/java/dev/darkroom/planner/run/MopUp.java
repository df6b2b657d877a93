package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.List;

/// The choice between Spot and on-demand capacity. Spot comes first; on-demand mops up, within a
/// limit of its own, when little is left, or when Spot does not get on:
///
/// - little is left when the run's on-demand workers would do for the whole backlog, all shards
///   having been sent, and Spot has had its turn;
/// - Spot does not get on when its job queue is blocked, when two of its waves in a row brought
///   nothing, or when the last one did and took long to end: then it starved.
final class MopUp {
    private static final int FRUITLESS_WAVES = 2;

    private MopUp() {}

    /// What the next wave runs on.
    static Capacity capacity(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        boolean may = fleet.mopUp() && room(run, sight, fleet) > 0;
        boolean must = isSpotBlocked(sight) || isSpotFailing(run, sight, fleet, now);
        return may && (must || isLittleLeft(run, sight)) ? Capacity.ON_DEMAND : Capacity.SPOT;
    }

    /// On-demand workers that the run's limit and its ceiling still allow: it may afford a worker
    /// on Spot capacity, but none on this.
    static long room(RunDocument run, Sight sight, Fleet fleet) {
        int active =
                run.waves().stream()
                        .filter(wave -> wave.capacity() == Capacity.ON_DEMAND)
                        .mapToInt(wave -> Waves.active(wave, sight))
                        .sum();
        return Math.min(
                Math.max(0, run.limits().workers().onDemandMax() - active),
                Budget.of(run, sight, fleet).affordable(Capacity.ON_DEMAND));
    }

    /// Waves on Spot capacity that wait in vain where on-demand capacity would do: to be ended,
    /// since their workers count as the run's.
    static List<Wave> starving(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        if (!fleet.mopUp() || room(run, sight, fleet) == 0) {
            return List.of();
        }
        return run.waves().stream()
                .filter(wave -> wave.capacity() == Capacity.SPOT && wave.jobId().isPresent())
                .filter(wave -> Notes.isStarving(wave, sight, fleet, now))
                .toList();
    }

    private static boolean isSpotBlocked(Sight sight) {
        return sight.blocked().containsKey(Capacity.SPOT);
    }

    private static boolean isSpotFailing(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        List<Wave> fruitless =
                Waves.fruitless(run, sight).stream()
                        .filter(wave -> wave.capacity() == Capacity.SPOT)
                        .toList();
        return fruitless.size() >= FRUITLESS_WAVES
                || (!fruitless.isEmpty()
                        && fruitless.getLast().writtenAt().plus(fleet.patience()).isBefore(now));
    }

    private static boolean isLittleLeft(RunDocument run, Sight sight) {
        var limits = run.limits().workers();
        boolean spotHadItsTurn =
                run.waves().stream().anyMatch(wave -> wave.capacity() == Capacity.SPOT);
        boolean allSent =
                run.plan().filter(plan -> run.dispatch().sent() >= plan.shards()).isPresent();
        return spotHadItsTurn
                && allSent
                && sight.backlog() <= (long) limits.onDemandMax() * limits.shardsPerWorker();
    }
}
