package dev.darkroom.worker.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestPaceTest {
    private static final long MILLI = 1_000_000;

    /// Near the clock's end, since nanoTime may start anywhere.
    private static final long START = Long.MAX_VALUE - 1000 * MILLI;

    private final RequestPace pace = new RequestPace(START);
    private long now = START;

    @Test
    void nothingWaitsUntilS3AsksToSlowDown() {
        send(1000, 1);
        assertThat(pace.turn(now)).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusalHalvesWhatWasSentPerSecond() {
        send(300, 10);
        pace.refused(now, now);
        assertThat(pace.perSecond()).isEqualTo(50, within(2.0));
    }

    @Test
    void turnsAreApartByTheRate() {
        send(300, 10);
        pace.refused(now, now);
        Duration first = pace.turn(now);
        Duration second = pace.turn(now);
        assertThat(first.toMillis()).isBetween(18L, 22L);
        assertThat(second.minus(first).toMillis()).isBetween(18L, 22L);
    }

    @Test
    void refusalsOfWhatWasOnItsWayHalveOnce() {
        send(300, 10);
        long sentAt = now;
        for (int i = 0; i < 64; i++) {
            pace.refused(sentAt, now + i * MILLI);
        }
        assertThat(pace.perSecond()).isEqualTo(50, within(2.0));
        pace.refused(now + 900 * MILLI, now + 999 * MILLI);
        assertThat(pace.perSecond()).isEqualTo(50, within(2.0));
        pace.refused(now + 900 * MILLI, now + 1001 * MILLI);
        assertThat(pace.perSecond()).isLessThan(30);
    }

    @Test
    void neverStopsAltogether() {
        for (int i = 0; i < 100; i++) {
            now += 1100 * MILLI;
            pace.refused(now, now + MILLI);
        }
        assertThat(pace.perSecond()).isEqualTo(2);
    }

    @Test
    void growsByAFifthInASecondOfService() {
        send(300, 10);
        pace.refused(now, now);
        double before = pace.perSecond();
        for (int i = 0; i < before; i++) {
            pace.served(now + MILLI);
        }
        assertThat(pace.perSecond()).isEqualTo(1.2 * before, within(0.5));
    }

    @Test
    void serviceOfWhatLeftBeforeIsNoReasonToGrow() {
        send(300, 10);
        pace.refused(now, now);
        double before = pace.perSecond();
        pace.served(now - MILLI);
        assertThat(pace.perSecond()).isEqualTo(before);
    }

    private void send(int requests, int millisApart) {
        for (int i = 0; i < requests; i++) {
            now += millisApart * MILLI;
            pace.sent(now);
        }
    }
}
