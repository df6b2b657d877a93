package dev.darkroom.planner.run;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/// How many workers a run wants in all: one for each so many shards of its backlog; where it is to
/// finish by an instant, as many as the measured rate needs for that.
///
/// @param needed for the wanted finish, whatever the limit; the same as `wanted` without one
/// @param wanted within the run's limit
record Demand(long needed, int wanted) {
    /// The rate varies, and workers take some minutes to start.
    private static final double MARGIN = 1.25;

    /// Objects, and a worker's time, before a rate is believed.
    private static final long LEAST_OBJECTS = 10;

    private static final Duration LEAST_TIME = Duration.ofMinutes(1);

    static Demand of(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        int limit = run.limits().workers().max();
        long backlog = sight.backlog();
        long byBacklog = Math.ceilDiv(backlog, run.limits().workers().shardsPerWorker());
        long needed =
                run
                        .limits()
                        .finishBy()
                        .map(by -> forFinish(run, sight, fleet, Duration.between(now, by)))
                        .orElse(OptionalDouble.empty())
                        .stream()
                        .mapToLong(workers -> (long) Math.min(Math.ceil(workers), Long.MAX_VALUE))
                        .findFirst()
                        .orElse(byBacklog);
        // A worker without a shard is of no use.
        return new Demand(needed, (int) Math.min(limit, Math.min(needed, backlog)));
    }

    /// Empty while there is no rate.
    private static OptionalDouble forFinish(
            RunDocument run, Sight sight, Fleet fleet, Duration left) {
        OptionalDouble rate = objectsPerWorkerMilli(run, sight, fleet);
        if (rate.isEmpty()) {
            return rate;
        }
        long objects = run.plan().map(Plan::objects).orElse(0L) - sight.tally().total();
        return OptionalDouble.of(
                left.isPositive()
                        ? Math.max(1, MARGIN * objects / (rate.getAsDouble() * left.toMillis()))
                        : Long.MAX_VALUE);
    }

    /// Results per millisecond of a worker, over all generations, since their time is counted so.
    private static OptionalDouble objectsPerWorkerMilli(RunDocument run, Sight sight, Fleet fleet) {
        long millis = vcpuMillis(sight) / fleet.vcpusOf(run);
        long objects = results(run, sight).total();
        return objects < LEAST_OBJECTS || millis < LEAST_TIME.toMillis()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) objects / millis);
    }

    static long vcpuMillis(Sight sight) {
        return sight.spending().spotVcpuMillis() + sight.spending().onDemandVcpuMillis();
    }

    /// All results that were paid for, those of earlier generations included.
    static Tally results(RunDocument run, Sight sight) {
        return run.redrive().map(Redrive::before).orElse(Tally.NONE).plus(sight.tally());
    }
}
