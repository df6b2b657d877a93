package dev.darkroom.planner.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The bounds of planner's settings, most of them AWS's own, checked before anything starts.
@Singleton
final class ConfigBounds {
    private static final int BEFORE_ALL_ELSE = 1;
    private static final double DEAREST = 1_000_000;

    void check(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event, PlannerConfig config) {
        check(config);
    }

    /// @throws IllegalArgumentException naming the setting that is out of its bounds
    static void check(PlannerConfig config) {
        within("runs-at-once", config.runsAtOnce(), 1, 10_000);
        config.partsAtOnce().ifPresent(parts -> within("parts-at-once", parts, 1, 256));
        config.rates().forEach(ConfigBounds::rate);
        within("batch.attempts", config.batch().attempts(), 1, 10);
        within(
                "batch.timeout",
                config.batch().timeout(),
                Duration.ofSeconds(60),
                Duration.ofDays(365));
        within("batch.vcpus", config.batch().vcpus(), 1, 192);
        within("batch.calls-per-second", config.batch().callsPerSecond(), 1, 50);
        within(
                "batch.shard-time",
                config.batch().shardTime(),
                Duration.ofSeconds(1),
                Duration.ofDays(1));
        within(
                "batch.runnable-limit",
                config.batch().runnableLimit(),
                Duration.ofSeconds(1),
                Duration.ofDays(7));
        check(config.prices());
        within(
                "queue.visibility",
                config.queue().visibility(),
                Duration.ofSeconds(1),
                Duration.ofHours(12));
        within("queue.max-receive-count", config.queue().maxReceiveCount(), 1, 1_000);
    }

    private static void rate(String suffix, PlannerConfig.Rate rate) {
        int longest = (int) Duration.ofHours(1).toMillis();
        within("rates." + suffix + ".base-millis", rate.baseMillis(), 0, longest);
        within("rates." + suffix + ".millis-per-mebibyte", rate.millisPerMebibyte(), 0, longest);
    }

    private static void check(PlannerConfig.Prices prices) {
        price("spot-vcpu-hour", prices.spotVcpuHour());
        price("on-demand-vcpu-hour", prices.onDemandVcpuHour());
        price("million-puts", prices.millionPuts());
        price("million-gets", prices.millionGets());
        price("million-sqs-requests", prices.millionSqsRequests());
        price("gigabyte-month", prices.gigabyteMonth());
        price("gigabyte-replicated", prices.gigabyteReplicated());
        price("million-inventory-objects", prices.millionInventoryObjects());
    }

    private static void price(String key, double dollars) {
        within("prices." + key, dollars, 0.0, DEAREST);
    }

    private static <T extends Comparable<T>> void within(String key, T value, T low, T high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "darkroom.planner.%s is %s (expected %s to %s)"
                            .formatted(key, value, low, high));
        }
    }
}
