package dev.darkroom.status.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(backOff.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(6)).isEqualTo(Duration.ofSeconds(16));
        assertThat(backOff.after(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void pausesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessage("first pause is not positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessage("longest pause PT1S is shorter than the first, PT2S");
    }
}
