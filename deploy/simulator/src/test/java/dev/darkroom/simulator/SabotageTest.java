package dev.darkroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.simulator.audit.Rule;
import dev.darkroom.simulator.scenario.Sabotage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A simulator that finds nothing proves nothing: each bug put in on purpose must be found, by the
/// rule that it breaks, and not by the luck of one seed.
class SabotageTest {
    private static final int SEEDS = 300;
    private static final int FINDS = 5;

    @ParameterizedTest
    @CsvSource({
        "REPORT_OVERWRITTEN, REPORT_WRITTEN_ONCE",
        "WAVE_NOT_LOOKED_UP, WAVE_ONCE",
        "TALLY_ADDED_TWICE, STATUS_AGREES",
    })
    void isFoundBySeveralSeeds(Sabotage sabotage, Rule broken) {
        var campaign = new Campaign(sabotage).play(1, SEEDS, FINDS);

        assertThat(campaign.violations())
                .hasSize(FINDS)
                .allSatisfy(verdict ->
                        assertThat(verdict.violation().orElseThrow().rule()).isEqualTo(broken));
    }
}
