package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Redrives.failed;
import static dev.darkroom.status.testing.Redrives.ofRedrivenRun;
import static dev.darkroom.status.testing.Redrives.plannedAnew;
import static dev.darkroom.status.testing.Redrives.redriven;
import static dev.darkroom.status.testing.Redrives.reportedAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every progress store makes of runs that are driven again.
abstract class GenerationsContract {
    private final RunName run = freshRun();

    /// Ten objects in one shard, of which two failed; these in two shards again.
    private final StatusEvent first =
            reportedAgain(run, new ShardId(0, 0), tally(8, 0).plus(failed(2)), Tally.NONE, 60);

    private final StatusEvent again =
            reportedAgain(run, new ShardId(1, 0), tally(1, 0), failed(1), 100);
    private final StatusEvent alsoAgain =
            reportedAgain(run, new ShardId(1, 1), failed(1), failed(1), 101);
    private final StatusEvent ran = planned(run, 3, RunState.COMPLETED_WITH_FAILURES, 1, 10);
    private final StatusEvent runsAgain = redriven(run, 5, RunState.RUNNING, 1, 2, 2, 10);

    /// The store under test, empty before each test.
    abstract ProgressStore store();

    /// How many orders are tried.
    abstract int rounds();

    @Test
    void aRedrivenObjectCountsByItsLatestResult() {
        store().apply(List.of(ran, first, runsAgain, again));

        assertThat(found().totals()).isEqualTo(tally(9, 0).plus(failed(1)));
        assertThat(found().totals().count(Outcome.FAILED)).isOne();
    }

    @Test
    void whatAShardSupersedesIsTakenAwayOnceHoweverOftenItIsTold() {
        store().apply(List.of(first, again, again));
        Applied later = store().apply(List.of(again, first));

        assertThat(later).isEqualTo(new Applied(0, 2, 0, 0));
        assertThat(found().totals()).isEqualTo(tally(9, 0).plus(failed(1)));
    }

    @Test
    void whatIsSupersededBeforeItIsToldIsNotBelowZeroAndNotLost() {
        Applied early = store().apply(List.of(again, alsoAgain));

        assertThat(early).isEqualTo(new Applied(2, 0, 0, 0));
        assertThat(found().totals().count(Outcome.DEVELOPED)).isOne();
        assertThat(found().totals().count(Outcome.FAILED)).isZero();
        assertThat(found().totals().sourceBytes()).isZero();
        assertThat(found().totals().reasons()).isEmpty();

        store().apply(List.of(first));

        assertThat(found().totals()).isEqualTo(tally(9, 0).plus(failed(1)));
    }

    @Test
    void shardsAreThoseOfTheNewestGeneration() {
        store().apply(List.of(ran, first, runsAgain));
        assertThat(found().shardsReported()).isZero();

        store().apply(List.of(again));
        // A report of the first generation that comes late.
        store().apply(List.of(reported(run, new ShardId(0, 7), 5, 0, START)));

        assertThat(found().generation()).isOne();
        assertThat(found().shardsReported()).isOne();
        assertThat(found().objectsReported()).isOne();
        assertThat(found().plan().map(Plan::shards)).contains(2);
        assertThat(found().totals().count(Outcome.DEVELOPED)).isEqualTo(14);
    }

    @Test
    void theLedgerIsCompleteAgainOnceTheNewestGenerationIsReported() {
        store().apply(List.of(ran, first));
        assertThat(found().isLedgerComplete()).isTrue();

        store().apply(List.of(plannedAnew(run, 4, 10)));
        assertThat(found().isLedgerComplete()).as("planned anew").isFalse();
        assertThat(found().plan()).isEmpty();
        assertThat(found().objects()).contains(10L);

        store().apply(List.of(runsAgain, again));
        assertThat(found().isLedgerComplete()).as("a shard left").isFalse();

        store().apply(List.of(alsoAgain));
        assertThat(found().isLedgerComplete()).isTrue();
    }

    @Test
    void theLedgerIsIncompleteWhileAnOlderGenerationIsUntold() {
        store().apply(List.of(runsAgain, again, alsoAgain));
        assertThat(found().shardsReported()).isEqualTo(2);
        assertThat(found().isLedgerComplete()).isFalse();

        store().apply(List.of(first));
        assertThat(found().isLedgerComplete()).isTrue();
    }

    @Test
    void theOldPlanIsNotToldOnceANewerGenerationIsKnown() {
        store().apply(List.of(ran, first, again));

        assertThat(found().generation()).isOne();
        assertThat(found().shardsReported()).isOne();
        assertThat(found().plan()).isEmpty();
        assertThat(found().isLedgerComplete()).isFalse();
        assertThat(found().objects()).contains(10L);
    }

    @Test
    void theWorkOfARedriveBeginsWithItsPlanEvenIfThatIsToldLate() {
        store().apply(List.of(ran, first, again));
        assertThat(found().workSince()).contains(START.plusSeconds(100));

        store().apply(List.of(redriven(run, 6, RunState.COMPLETED, 1, 2, 2, 10)));
        store().apply(List.of(runsAgain));

        assertThat(found().state()).contains(RunState.COMPLETED);
        assertThat(found().workSince()).contains(START.plusSeconds(5));
    }

    @Test
    void whatWasReportedLatelyIsOfTheNewestGeneration() {
        store().apply(List.of(ran, first));
        assertThat(recent()).isEqualTo(Map.of(run, new Recent(1, 10, 10_000)));

        store().apply(List.of(runsAgain));
        assertThat(recent()).isEmpty();

        store().apply(List.of(again, alsoAgain));
        assertThat(recent()).isEqualTo(Map.of(run, new Recent(2, 2, 2_000)));
    }

    @Test
    void generationsInAnyOrderAndRepetitionEndInTheSameProgress() {
        long seed = System.nanoTime();
        for (int round = 0; round < rounds(); round++) {
            RunName name = freshRun();
            List<StatusEvent> events = ofRedrivenRun(name, 10);
            var inOrder = new InMemoryProgressStore();
            events.forEach(event -> inOrder.apply(List.of(event)));
            RunProgress expected = inOrder.find(name).orElseThrow();
            assertThat(expected.isLedgerComplete()).isTrue();
            assertThat(expected.totals()).isEqualTo(tally(90, 10));
            assertThat(expected.shardsReported()).isEqualTo(10);

            batches(events, new Random(seed + round)).forEach(store()::apply);

            assertThat(store().find(name)).as("seed %d", seed + round).contains(expected);
        }
    }

    /// The events, every third or so repeated, shuffled and cut into batches.
    static List<List<StatusEvent>> batches(List<StatusEvent> events, Random random) {
        var shuffled = new ArrayList<>(events);
        for (StatusEvent event : events) {
            if (random.nextInt(3) == 0) {
                shuffled.add(event);
            }
        }
        Collections.shuffle(shuffled, random);
        var batches = new ArrayList<List<StatusEvent>>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(8));
            batches.add(shuffled.subList(from, to));
            from = to;
        }
        return batches;
    }

    private Map<RunName, Recent> recent() {
        return store().reportedAfter(START, List.of(run));
    }

    private RunProgress found() {
        return store().find(run).orElseThrow();
    }
}
