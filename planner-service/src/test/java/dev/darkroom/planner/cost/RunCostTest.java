package dev.darkroom.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.config.TestConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCostTest {
    private static final long HOUR = 3_600_000;

    private final Prices prices = ConfiguredPrices.of(TestConfig.with(Map.of()).prices());

    @Test
    void hoursOfEachCapacityCostTheirPrice() {
        RunCost cost =
                RunCost.of(
                        new Spending(100 * HOUR, 10 * HOUR, Instant.EPOCH), Tally.NONE, 0, prices);

        assertThat(cost.spot()).isEqualByComparingTo("2");
        assertThat(cost.onDemand()).isEqualByComparingTo("0.5");
        assertThat(cost.total()).isEqualByComparingTo("2.5");
    }

    @Test
    void everyObjectIsAGetAndEveryRenditionAPutButNothingIsReadOfTheArchived() {
        var tally =
                new Tally(
                        Map.of(Outcome.DEVELOPED, 1_000_000L, Outcome.ARCHIVED, 500_000L),
                        0,
                        3_000_000,
                        0,
                        Map.of());

        RunCost cost = RunCost.of(Spending.none(Instant.EPOCH), tally, 1_000, prices);

        assertThat(cost.gets()).isEqualByComparingTo("0.4");
        assertThat(cost.puts()).isEqualByComparingTo("15.05");
        assertThat(cost.sqs()).isEqualByComparingTo("0.0064");
    }

    @Test
    void thePricesAreSettings() {
        Prices dear =
                ConfiguredPrices.of(TestConfig.with(Map.of("prices.spot-vcpu-hour", "1")).prices());

        assertThat(RunCost.of(new Spending(HOUR, 0, Instant.EPOCH), Tally.NONE, 0, dear).total())
                .isEqualByComparingTo(BigDecimal.ONE);
    }
}
