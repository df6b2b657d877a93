package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.changed;
import static dev.darkroom.status.testing.Events.deadLetterSeen;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.jobsSeen;
import static dev.darkroom.status.testing.Events.ofRun;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Events.wave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every progress store does.
abstract class ProgressStoreContract extends GenerationsContract {
    private final RunName run = freshRun();

    @Test
    void anUnheardRunIsNotFound() {
        assertThat(store().find(run)).isEmpty();
    }

    @Test
    void aShardOfARunNotYetHeardOfIsKept() {
        store().apply(List.of(reported(run, 0, 8, 2)));
        assertThat(found().newest()).isEmpty();

        store().apply(List.of(planned(run, 2, RunState.RUNNING, 1, 10)));

        assertThat(found().totals()).isEqualTo(tally(8, 2));
        assertThat(found().isLedgerComplete()).isTrue();
        assertThat(found().state()).contains(RunState.RUNNING);
    }

    @Test
    void aShardIsCountedOnceHoweverOftenItIsTold() {
        StatusEvent shard = reported(run, 0, 8, 2);

        Applied first = store().apply(List.of(shard, shard));
        Applied again = store().apply(List.of(shard));

        assertThat(first).isEqualTo(new Applied(1, 1, 0, 0));
        assertThat(again).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(found().shardsReported()).isOne();
        assertThat(found().totals()).isEqualTo(tally(8, 2));
    }

    @Test
    void anEmptyShardCountsAsReported() {
        store().apply(
                        List.of(
                                new StatusEvent.ShardReported(
                                        run, new ShardId(0, 0), Tally.NONE, START)));

        assertThat(found().shardsReported()).isOne();
        assertThat(found().totals()).isEqualTo(Tally.NONE);
    }

    @Test
    void theHighestRevisionIsKeptInWhateverOrderTheyCome() {
        store().apply(List.of(planned(run, 3, RunState.COMPLETED, 4, 40)));
        Applied late = store().apply(List.of(changed(run, 1, RunState.PLANNING)));

        assertThat(late).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(found().newest().orElseThrow())
                .isEqualTo(
                        new Revision(
                                3,
                                RunState.COMPLETED,
                                "web",
                                found().plan(),
                                Optional.of(40L),
                                Optional.of("revision 3"),
                                START,
                                START.plusSeconds(3)));
        assertThat(found().plan().orElseThrow().objects()).isEqualTo(40);
    }

    @Test
    void aWaveIsCountedOnceByItsName() {
        store().apply(List.of(wave(run, 1, 5), wave(run, 2, 40)));
        store().apply(List.of(wave(run, 1, 5)));

        assertThat(found().waves()).isEqualTo(2);
        assertThat(found().workers()).isEqualTo(45);
        assertThat(found().firstWaveAt()).contains(START.plusSeconds(1));
        assertThat(found().lastWaveAt()).contains(START.plusSeconds(2));
    }

    @Test
    void anEventThatChangesNothingIsCountedAndPassedOver() {
        var unknown = new StatusEvent.Unknown();

        assertThat(store().apply(List.of(unknown, reported(run, 0, 1, 0), jobsSeen(run))))
                .isEqualTo(new Applied(1, 0, 1, 1));
        assertThat(store().apply(List.of(unknown, deadLetterSeen(), jobsSeen(run))))
                .isEqualTo(new Applied(0, 0, 2, 1));
    }

    @Test
    void firstAndLastReportAreThoseOfTheReportsNotOfTheirArrival() {
        Instant early = START.plusNanos(123_456_789);
        store().apply(List.of(reported(run, new ShardId(0, 1), 1, 0, START.plusSeconds(9))));
        store().apply(List.of(reported(run, new ShardId(0, 0), 1, 0, early)));

        assertThat(found().firstReportAt()).contains(START.plusNanos(123_456_000));
        assertThat(found().lastReportAt()).contains(START.plusSeconds(9));
    }

    @Test
    void anyOrderAndRepetitionEndsInTheSameProgress() {
        long seed = System.nanoTime();
        for (int round = 0; round < rounds(); round++) {
            RunName name = freshRun();
            List<StatusEvent> events = ofRun(name, 30);
            var inOrder = new InMemoryProgressStore();
            events.forEach(event -> inOrder.apply(List.of(event)));
            RunProgress expected = inOrder.find(name).orElseThrow();
            assertThat(expected.isLedgerComplete()).isTrue();

            batches(events, new Random(seed + round)).forEach(store()::apply);

            assertThat(store().find(name)).as("seed %d", seed + round).contains(expected);
        }
    }

    @Test
    void instancesApplyingTheSameEventsAtOnceCountThemOnce() throws Exception {
        List<RunName> runs = List.of(freshRun(), freshRun(), freshRun());
        var events = new ArrayList<StatusEvent>();
        runs.forEach(name -> events.addAll(ofRun(name, 40)));
        var expected = new InMemoryProgressStore();
        expected.apply(events);
        ProgressStore store = store();
        long seed = System.nanoTime();

        var instances = new ArrayList<Callable<Applied>>();
        for (int i = 0; i < 4; i++) {
            var random = new Random(seed + i);
            instances.add(() ->
                    batches(events, random).stream()
                            .map(store::apply)
                            .reduce(Applied.NOTHING, Applied::plus));
        }
        int applied = 0;
        try (var threads = Executors.newFixedThreadPool(instances.size())) {
            for (var instance : threads.invokeAll(instances)) {
                applied += instance.get().applied();
            }
        }

        for (RunName name : runs) {
            assertThat(store.find(name)).as("seed %d", seed).isEqualTo(expected.find(name));
        }
        // Shards and waves once each; of the three revisions of a run at least the last.
        assertThat(applied).isBetween(3 * 43, 3 * 45);
    }

    @Test
    void runsAreListedNewestFirstAndByPages() {
        RunName old = startedAt("b-old", 0);
        RunName middle = startedAt("a-middle", 10);
        RunName alsoMiddle = startedAt("c-middle", 10);
        RunName newest = startedAt("a-newest", 20);

        assertThat(names(store().newest(10, Optional.empty())))
                .containsExactly(newest, middle, alsoMiddle, old);
        assertThat(names(store().newest(2, Optional.empty()))).containsExactly(newest, middle);
        assertThat(names(store().newest(2, Optional.of(middle)))).containsExactly(alsoMiddle, old);
        assertThat(store().newest(2, Optional.of(old))).isEmpty();
        assertThat(store().newest(2, Optional.of(run))).isEmpty();
    }

    @Test
    void runsThatAreOpenOrChangedLatelyAreWatched() {
        RunName open = startedAt("open", 0);
        store().apply(List.of(changed(new RunName("ended"), 100, RunState.COMPLETED)));
        store().apply(List.of(changed(new RunName("ended-lately"), 200, RunState.CANCELLED)));

        assertThat(names(store().watched(START.plusSeconds(100), 10)))
                .containsExactly(open, new RunName("ended-lately"));
        assertThat(names(store().watched(START, 2)))
                .containsExactly(open, new RunName("ended-lately"));
    }

    @Test
    void whatWasReportedLatelyIsSummedByRun() {
        RunName other = freshRun();
        store().apply(ofRun(run, 30));
        store().apply(ofRun(other, 5));

        Map<RunName, Recent> recent =
                store().reportedAfter(START.plusSeconds(60 + 19), List.of(run, other));

        assertThat(recent).isEqualTo(Map.of(run, new Recent(10, 100, 100_000)));
        assertThat(store().reportedAfter(START, List.of())).isEmpty();
    }

    private RunName startedAt(String name, int seconds) {
        var started =
                new StatusEvent.RunChanged(
                        new RunName(name),
                        1,
                        RunState.RUNNING,
                        "web",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        START.plusSeconds(seconds),
                        START.plusSeconds(seconds));
        store().apply(List.of(started));
        return started.run();
    }

    private static List<RunName> names(List<RunProgress> runs) {
        return runs.stream().map(RunProgress::run).toList();
    }

    private RunProgress found() {
        return store().find(run).orElseThrow();
    }
}
