package dev.darkroom.planner.cost;

import java.math.BigDecimal;

/// What AWS charges, in US dollars: assumptions, since prices differ by region and move.
///
/// @param spotVcpuHour an hour of one vCPU on Spot capacity, its share of memory included
/// @param onDemandVcpuHour the same on on-demand capacity
/// @param millionPuts a million PUT requests to S3
/// @param millionGets a million GET requests to S3
/// @param millionSqsRequests a million requests to SQS
/// @param gigabyteMonth a gigabyte in S3 for a month
/// @param gigabyteReplicated a gigabyte sent to another region
/// @param millionInventoryObjects a million objects listed by S3 Inventory
public record Prices(
        BigDecimal spotVcpuHour,
        BigDecimal onDemandVcpuHour,
        BigDecimal millionPuts,
        BigDecimal millionGets,
        BigDecimal millionSqsRequests,
        BigDecimal gigabyteMonth,
        BigDecimal gigabyteReplicated,
        BigDecimal millionInventoryObjects) {
    public Prices {
        notNegative("spot-vcpu-hour", spotVcpuHour);
        notNegative("on-demand-vcpu-hour", onDemandVcpuHour);
        notNegative("million-puts", millionPuts);
        notNegative("million-gets", millionGets);
        notNegative("million-sqs-requests", millionSqsRequests);
        notNegative("gigabyte-month", gigabyteMonth);
        notNegative("gigabyte-replicated", gigabyteReplicated);
        notNegative("million-inventory-objects", millionInventoryObjects);
    }

    private static void notNegative(String setting, BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException(
                    "darkroom.planner.prices.%s is %s (expected 0 or more)"
                            .formatted(setting, price.toPlainString()));
        }
    }
}
