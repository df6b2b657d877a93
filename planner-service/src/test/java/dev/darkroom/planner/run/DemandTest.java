package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.RunningRun.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DemandTest {
    private final RunningRun run = new RunningRun();

    @Test
    void withoutAWantedFinishTheBacklogDecides() {
        run.visible(100);
        assertThat(wanted()).isEqualTo(25);
        run.visible(1_000);
        assertThat(wanted()).as("within the limit").isEqualTo(100);
    }

    @Test
    void beforeThereIsARateTheBacklogDecidesToo() {
        run.visible(100).finishBy(NOW.plus(Duration.ofDays(3)));

        assertThat(wanted()).isEqualTo(25);
    }

    @Test
    void theMeasuredRateDecidesWhenThereIsOne() {
        // 100 shards took 50 worker-hours: 900 need 450, and with a margin of a quarter 562.5.
        run.reported(100, Outcome.DEVELOPED).spent(100).finishBy(NOW.plus(Duration.ofHours(25)));

        assertThat(wanted()).isEqualTo(23);
    }

    @Test
    void moreThanTheLimitIsNeededButNotWanted() {
        run.reported(100, Outcome.DEVELOPED).spent(100).finishBy(NOW.plus(Duration.ofHours(1)));

        Demand demand = Demand.of(run.run, run.sight(), Fleet.ON_SPOT, NOW);
        assertThat(demand.needed()).isEqualTo(563);
        assertThat(demand.wanted()).isEqualTo(100);
    }

    @RepeatedTest(50)
    void neitherTheLimitNorTheBacklogIsExceeded(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int max = 1 + random.nextInt(200);
        long backlog = random.nextInt(2_000);
        run.limits(new WorkerLimits(max, 1 + random.nextInt(10)))
                .reported(random.nextInt(900), Outcome.DEVELOPED)
                .spent(random.nextDouble() * 100)
                .visible(backlog);
        if (random.nextBoolean()) {
            run.finishBy(NOW.plus(Duration.ofMinutes(random.nextInt(3_000) - 60L)));
        }

        assertThat(wanted()).isBetween(0, (int) Math.min(max, backlog));
        assertThat(wanted() > 0).isEqualTo(backlog > 0);
    }

    private int wanted() {
        return Demand.of(run.run, run.sight(), Fleet.ON_SPOT, NOW).wanted();
    }
}
