package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.planner.config.TestConfig;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnsTest {
    private final Turns turns = new Turns(TestConfig.with(Map.of("runs-at-once", "1")));

    @Test
    @Timeout(20)
    void runsAreVisitedWhileOthersArePlannedAndOnlyTwoAre() throws Exception {
        var planning = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        try (var io = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                var _ =
                        io.submit(() ->
                                inTurn(() -> {
                                    planning.countDown();
                                    await(release);
                                }));
            }
            planning.await();

            assertThat(inTurn(() -> {})).as("a third one is planned").isFalse();
            release.countDown();
        }
        assertThat(inTurn(() -> {})).isTrue();
    }

    private boolean inTurn(Runnable work) throws InterruptedException {
        turns.begin();
        try {
            return turns.plan(work);
        } finally {
            turns.end();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
