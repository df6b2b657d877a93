package dev.darkroom.planner.cost;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import java.math.BigDecimal;
import java.math.MathContext;

/// What some work of a run costs, in US dollars: its workers' time, and its requests. What is kept
/// and replicated afterwards is not among it.
///
/// @param spot of workers on Spot capacity
/// @param onDemand of workers on on-demand capacity
/// @param gets of source objects from S3
/// @param puts of renditions, reports and checkpoints to S3
/// @param sqs of job messages and events
public record RunCost(
        BigDecimal spot, BigDecimal onDemand, BigDecimal gets, BigDecimal puts, BigDecimal sqs) {
    private static final BigDecimal MILLIS_AN_HOUR = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// Of a shard: its report, and a checkpoint every half minute of some minutes.
    private static final long PUTS_A_SHARD = 10;

    /// Of a shard: its message sent, received, extended and deleted, and its event likewise.
    private static final long SQS_A_SHARD = 16;

    /// What workers' time and results have cost.
    ///
    /// @param results of all generations: each was paid for
    /// @param shards reported
    public static RunCost of(Spending spending, Tally results, long shards, Prices prices) {
        return new RunCost(
                hours(spending.spotVcpuMillis(), prices.spotVcpuHour()),
                hours(spending.onDemandVcpuMillis(), prices.onDemandVcpuHour()),
                requests(results.total() - results.count(Outcome.ARCHIVED), prices.millionGets()),
                requests(results.renditions() + shards * PUTS_A_SHARD, prices.millionPuts()),
                requests(shards * SQS_A_SHARD, prices.millionSqsRequests()));
    }

    /// So many vCPU-milliseconds at a price an hour.
    public static BigDecimal hours(long vcpuMillis, BigDecimal vcpuHour) {
        return BigDecimal.valueOf(vcpuMillis)
                .multiply(vcpuHour)
                .divide(MILLIS_AN_HOUR, MathContext.DECIMAL64);
    }

    /// So many requests at a price a million.
    public static BigDecimal requests(long count, BigDecimal million) {
        return BigDecimal.valueOf(count).multiply(million).divide(MILLION, MathContext.DECIMAL64);
    }

    public BigDecimal total() {
        return spot.add(onDemand).add(gets).add(puts).add(sqs);
    }
}
