package dev.darkroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.world.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Thousands of schedules in which every rule holds. `-Dsimulator.schedules=N` plays another
/// number, `-Dsimulator.seed=S` begins at another seed.
class CampaignTest {
    private static final long FIRST_SEED = Long.getLong("simulator.seed", 1);

    @Test
    void everyScheduleKeepsEveryRule() {
        keepsEveryRule(Long.getLong("simulator.schedules", 2_000));
    }

    @Test
    @Tag("long")
    void everyScheduleOfALongCampaignKeepsEveryRule() {
        keepsEveryRule(Long.getLong("simulator.schedules", 10_000));
    }

    @Test
    void noKindOfFaultIsLeftOut() {
        var campaign = new Campaign(Sabotage.NONE).play(FIRST_SEED, 1_000, 1);

        for (Fault fault : Fault.values()) {
            assertThat(campaign.faults().of(fault)).as(fault.name()).isPositive();
        }
    }

    private static void keepsEveryRule(long schedules) {
        var campaign = new Campaign(Sabotage.NONE).play(FIRST_SEED, schedules, 1);

        assertThat(campaign.violations())
                .as("violations (Main --seed S --schedules 1 shows the trace)")
                .isEmpty();
        assertThat(campaign.played()).isEqualTo(schedules);
    }
}
