package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.cost.RunCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// A run's money: what it has cost, what the shards in its workers' hands may still cost, and what
/// is left of its ceiling beyond that.
///
/// A worker that finds its run paused finishes the shard in hand; so a shard's cost is kept in
/// reserve for each. What a shard costs is what shards have cost so far; until one is reported,
/// what the time that a shard may take costs, or what has been spent on each worker if that is
/// more.
///
/// @param max the run's ceiling; empty for none
/// @param spent so far
/// @param reserve for the shards in hand
record Budget(
        Optional<BigDecimal> max,
        BigDecimal spent,
        BigDecimal reserve,
        BigDecimal spotShard,
        BigDecimal onDemandShard) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal MOST_WORKERS = BigDecimal.valueOf(10_000);

    static Budget of(RunDocument run, Sight sight, Fleet fleet) {
        Tally results = Demand.results(run, sight);
        Plan plan = run.plan().orElseThrow();
        double objectsAShard = plan.shards() == 0 ? 1 : (double) plan.objects() / plan.shards();
        long shards = (long) Math.ceil(results.total() / Math.max(1, objectsAShard));
        int active = Waves.active(run, sight);
        long vcpuMillis = vcpuMillisAShard(run, sight, fleet, shards, active);
        BigDecimal requests = requestsAShard(run, objectsAShard, fleet.prices());
        BigDecimal spot = RunCost.hours(vcpuMillis, fleet.prices().spotVcpuHour()).add(requests);
        BigDecimal onDemand =
                RunCost.hours(vcpuMillis, fleet.prices().onDemandVcpuHour()).add(requests);
        BigDecimal reserve = BigDecimal.ZERO;
        for (Wave wave : run.waves()) {
            var workers = BigDecimal.valueOf(Waves.active(wave, sight));
            reserve = reserve.add(workers.multiply(shard(wave.capacity(), spot, onDemand)));
        }
        return new Budget(
                run.limits().maxCost(),
                RunCost.of(sight.spending(), results, shards, fleet.prices()).total(),
                reserve,
                spot,
                onDemand);
    }

    private static long vcpuMillisAShard(
            RunDocument run, Sight sight, Fleet fleet, long shards, int active) {
        long millis = Demand.vcpuMillis(sight);
        return shards > 0
                ? millis / shards
                : Math.max(
                        fleet.shardTime().toMillis() * fleet.vcpusOf(run),
                        millis / Math.max(1, active));
    }

    private static BigDecimal requestsAShard(RunDocument run, double objects, Prices prices) {
        long gets = Math.round(objects);
        long puts = gets * run.spec().recipe().renditions().size();
        return RunCost.requests(gets, prices.millionGets())
                .add(RunCost.requests(puts, prices.millionPuts()));
    }

    /// How many more workers the ceiling allows: each should be able to finish a shard before the
    /// run must pause for the one after it.
    long affordable(Capacity capacity) {
        BigDecimal shard = shard(capacity, spotShard, onDemandShard);
        if (max.isEmpty() || shard.signum() == 0) {
            return MOST_WORKERS.longValue();
        }
        BigDecimal left = max.get().subtract(spent).subtract(reserve.multiply(TWO));
        return left.divide(shard.multiply(TWO), MathContext.DECIMAL64)
                .min(MOST_WORKERS)
                .max(BigDecimal.ZERO)
                .longValue();
    }

    /// Why the run must pause now; empty if it need not.
    ///
    /// @param idle whether no worker is at work, though there is work to do
    Optional<String> exhausted(boolean idle) {
        boolean reached =
                max.filter(most -> spent.add(reserve).compareTo(most) >= 0).isPresent()
                        || (idle && affordable(Capacity.SPOT) == 0);
        return reached
                ? Optional.of(
                        Note.COST.text(
                                "$%s are spent and $%s may be spent on the shards in hand or next, of maxCost $%s: raise limits.maxCost and resume the run, or cancel it"
                                        .formatted(
                                                cents(spent),
                                                cents(reserve.max(spotShard)),
                                                max.orElseThrow().toPlainString())))
                : Optional.empty();
    }

    private static BigDecimal shard(Capacity capacity, BigDecimal spot, BigDecimal onDemand) {
        return switch (capacity) {
            case SPOT -> spot;
            case ON_DEMAND -> onDemand;
        };
    }

    private static String cents(BigDecimal dollars) {
        return dollars.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }
}
