package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant NOW = Instant.EPOCH.plusSeconds(1_000);

    private final TokenBucket tokens = new TokenBucket(10);

    @Test
    void oneSecondsCallsMayComeAtOnceAndTheRestInTheirTurn() {
        for (int i = 0; i < 10; i++) {
            assertThat(tokens.take(NOW)).isZero();
        }
        assertThat(tokens.take(NOW)).isEqualTo(Duration.ofMillis(100));
        assertThat(tokens.take(NOW)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void overAMinuteTheRateIsKept() {
        Instant at = NOW;
        int calls = 0;
        while (at.isBefore(NOW.plusSeconds(60))) {
            at = at.plus(tokens.take(at));
            calls++;
        }

        assertThat(calls).isBetween(600, 611);
    }
}
