package dev.darkroom.planner.cost;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Tally;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What a run costs, in US dollars, by what is paid for: an estimate, or what was measured so far.
///
/// @param spot vCPU-hours of workers on Spot capacity
/// @param onDemand vCPU-hours of workers on on-demand capacity
/// @param gets of originals, manifests and checkpoints
/// @param puts of renditions, reports and checkpoints
/// @param queue requests of SQS
/// @param inventory of the source's bucket, for the objects that the run takes
/// @param run the sum of all above: what `maxCost` bounds
/// @param replication of the renditions to another region, once
/// @param storageMonth of the renditions in one region, each month
@RegisterForReflection
public record CostItems(
        double spot,
        double onDemand,
        double gets,
        double puts,
        double queue,
        double inventory,
        double run,
        double replication,
        double storageMonth) {
    public static final CostItems NONE = new CostItems(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double MILLION = 1e6;
    private static final double GIGABYTE = 1e9;
    private static final double PARTS_OF_A_DOLLAR = 1e6;

    /// What a run has cost so far, its generations together. Requests are reckoned from its tally,
    /// which it has when it is complete.
    public static CostItems soFar(RunDocument run, Prices prices) {
        Tally tally = run.tally().orElse(Tally.NONE);
        RunCost cost =
                RunCost.of(
                        run.spending(),
                        tally,
                        run.tally().isPresent() ? run.plan().map(Plan::shards).orElse(0) : 0,
                        prices);
        long inventoried =
                run.spec().source().inventory().isPresent() ? run.objects().orElse(0L) : 0;
        return of(
                cost.spot().doubleValue(),
                cost.onDemand().doubleValue(),
                cost.gets().doubleValue(),
                cost.puts().doubleValue(),
                cost.sqs().doubleValue(),
                prices,
                (double) tally.renditionBytes(),
                inventoried);
    }

    /// What a run is likely to cost.
    ///
    /// @param renditionBytes written
    /// @param inventoried objects that an inventory named
    public static CostItems of(
            Prices prices,
            double spotVcpuHours,
            double onDemandVcpuHours,
            long gets,
            long puts,
            long queue,
            double renditionBytes,
            long inventoried) {
        return of(
                spotVcpuHours * prices.spotVcpuHour().doubleValue(),
                onDemandVcpuHours * prices.onDemandVcpuHour().doubleValue(),
                gets / MILLION * prices.millionGets().doubleValue(),
                puts / MILLION * prices.millionPuts().doubleValue(),
                queue / MILLION * prices.millionSqsRequests().doubleValue(),
                prices,
                renditionBytes,
                inventoried);
    }

    private static CostItems of(
            double spot,
            double onDemand,
            double gets,
            double puts,
            double queue,
            Prices prices,
            double renditionBytes,
            long inventoried) {
        double inventory = inventoried / MILLION * prices.millionInventoryObjects().doubleValue();
        return new CostItems(
                rounded(spot),
                rounded(onDemand),
                rounded(gets),
                rounded(puts),
                rounded(queue),
                rounded(inventory),
                rounded(spot + onDemand + gets + puts + queue + inventory),
                rounded(renditionBytes / GIGABYTE * prices.gigabyteReplicated().doubleValue()),
                rounded(renditionBytes / GIGABYTE * prices.gigabyteMonth().doubleValue()));
    }

    /// Millionths of a dollar are enough for anybody.
    private static double rounded(double dollars) {
        return Math.round(dollars * PARTS_OF_A_DOLLAR) / PARTS_OF_A_DOLLAR;
    }
}
