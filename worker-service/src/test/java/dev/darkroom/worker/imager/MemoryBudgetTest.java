package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.develop.MemoryShares;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBudgetTest {
    private static final long MIB = 1L << 20;
    private static final OptionalLong UNSET = OptionalLong.empty();

    @ParameterizedTest
    @CsvSource({
        // machine, imagers: budget, each, common
        "2048,  1, 1228, 512, 716",
        "4096,  2, 2457, 512, 1433",
        "16384, 2, 9830, 512, 8806",
        "2048,  4, 1228, 307, 0",
        "196608, 96, 117964, 512, 68812",
    })
    void theDefaultsAreBySizeOfTheMachine(
            long machine, int imagers, long total, long standing, long common) {
        MemoryBudget budget = MemoryBudget.of(UNSET, UNSET, imagers, machine * MIB);

        assertThat(budget.total() / MIB).isEqualTo(total);
        assertThat(budget.standing() / MIB).isEqualTo(standing);
        assertThat(budget.common() / MIB).isEqualTo(common);
    }

    @Test
    void whatIsSetCounts() {
        MemoryBudget budget =
                MemoryBudget.of(OptionalLong.of(900 * MIB), OptionalLong.of(300 * MIB), 2, MIB);

        assertThat(budget.common()).isEqualTo(300 * MIB);
        assertThat(budget.shares()).isEqualTo(new MemoryShares(300 * MIB, 600 * MIB));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "7, 2", "96, 192"})
    void imagersNeverHoldMoreThanTheBudget(int imagers, long gibibytes) {
        MemoryBudget budget = MemoryBudget.of(UNSET, UNSET, imagers, gibibytes << 30);

        assertThat(imagers * budget.shares().standing() + budget.common())
                .isLessThanOrEqualTo(budget.total());
        assertThat((imagers - 1) * budget.shares().standing() + budget.shares().most())
                .isLessThanOrEqualTo(budget.total());
    }

    @Test
    void tooManyImagersForTheMemoryAreRefused() {
        assertThatThrownBy(() -> MemoryBudget.of(UNSET, UNSET, 8, 1L << 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 imagers with a memory of 76 MiB each")
                .hasMessageContaining("fewer imagers");
        assertThatThrownBy(() ->
                        MemoryBudget.of(
                                OptionalLong.of(512 * MIB), OptionalLong.of(300 * MIB), 2, MIB))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory budget of 512 MiB");
    }
}
