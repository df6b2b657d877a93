package dev.darkroom.planner.cost;

import dev.darkroom.planner.config.PlannerConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/// Makes the prices of the configuration.
public final class ConfiguredPrices {
    private ConfiguredPrices() {}

    @Produces
    @Singleton
    static Prices prices(PlannerConfig config) {
        return of(config.prices());
    }

    public static Prices of(PlannerConfig.Prices config) {
        return new Prices(
                BigDecimal.valueOf(config.spotVcpuHour()),
                BigDecimal.valueOf(config.onDemandVcpuHour()),
                BigDecimal.valueOf(config.millionPuts()),
                BigDecimal.valueOf(config.millionGets()),
                BigDecimal.valueOf(config.millionSqsRequests()),
                BigDecimal.valueOf(config.gigabyteMonth()),
                BigDecimal.valueOf(config.gigabyteReplicated()),
                BigDecimal.valueOf(config.millionInventoryObjects()));
    }
}
