package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Redrives.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Tally;
import org.junit.jupiter.api.Test;

final class SumsTest {
    @Test
    void whatCountsIsWhatIsReportedWithoutWhatIsSuperseded() {
        Sums sums = Sums.NOTHING.plus(tally(3, 2).plus(failed(4)), Tally.NONE);

        assertThat(sums.plus(tally(1, 0), failed(1)).net()).isEqualTo(tally(4, 2).plus(failed(3)));
        assertThat(sums.plus(tally(4, 0), failed(4)).net()).isEqualTo(tally(7, 2));
    }

    @Test
    void nothingIsShownBelowZeroButTheDifferenceIsKept() {
        Sums early = Sums.NOTHING.plus(tally(1, 0), tally(0, 1).plus(failed(2)));

        assertThat(early.net().objects()).isEqualTo(tally(1, 0).objects());
        assertThat(early.net().sourceBytes()).isZero();
        assertThat(early.net().renditions()).isEqualTo(3);
        assertThat(early.net().reasons()).isEmpty();
        assertThat(early.objects()).isEqualTo(-2);

        Sums late = early.plus(tally(5, 1).plus(failed(2)), Tally.NONE);

        assertThat(late.net()).isEqualTo(tally(6, 0));
        assertThat(late.objects()).isEqualTo(6);
    }
}
