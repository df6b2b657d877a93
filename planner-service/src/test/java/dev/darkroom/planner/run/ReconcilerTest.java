package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pace PACE =
            new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    3);
    private static final Plan PLAN = new Plan(1, 0, 8, 80, 800);
    private static final Sight NOTHING =
            new Sight(0, 0, Tally.NONE, Optional.empty(), Optional.empty(), Map.of());

    private final Reconciler reconciler = new Reconciler("me", PACE, Fleet.ON_SPOT);
    private final Reconciler other = new Reconciler("other", PACE, Fleet.ON_SPOT);

    @Test
    void aRunThatNobodyHoldsIsTakenOverWithAHigherEpoch() {
        RunDocument next = save(reconciler.decide(created(), NOTHING, NOW));

        assertThat(next.epoch()).isEqualTo(1);
        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.lease().orElseThrow().isHeldBy("me", NOW)).isTrue();
    }

    @Test
    void aRunThatAnotherHoldsIsLeftAloneUntilItsLeaseEnds() {
        RunDocument held = held(created());

        assertThat(other.decide(held, NOTHING, NOW)).isEqualTo(new Action.Leave());
        RunDocument taken = save(other.decide(held, NOTHING, NOW.plus(PACE.lease())));
        assertThat(taken.epoch()).isEqualTo(2);
    }

    @Test
    void everyRevisionIsPublishedBeforeAnythingElseHappens() {
        RunDocument run = held(created());

        assertThat(reconciler.decide(run, NOTHING, NOW)).isInstanceOf(Action.Publish.class);
        assertThat(reconciler.decide(run, published(run), NOW))
                .isEqualTo(new Action.FreezeListing());
    }

    @Test
    void theLeaseIsRenewedAtHalfOfIt() {
        RunDocument run = held(created());
        Instant later = NOW.plus(PACE.lease().dividedBy(2)).plusMillis(1);

        RunDocument next = save(reconciler.decide(run, published(run), later));

        assertThat(next.lease().orElseThrow().until()).isEqualTo(later.plus(PACE.lease()));
        assertThat(next.epoch()).isEqualTo(run.epoch());
    }

    @Test
    void planningGoesFromListingToShardsToQueue() {
        RunDocument run = held(created());
        run =
                reconciler.frozen(
                        run, new Snapshot.Frozen("1-a", 1, 0, 80, 800, NOW, Optional.empty()), NOW);
        assertThat(reconciler.decide(run, published(run), NOW)).isEqualTo(new Action.MakePlan());
        run = reconciler.planned(run, PLAN, NOW);
        assertThat(reconciler.decide(run, published(run), NOW)).isEqualTo(new Action.MakeQueue());
        run = reconciler.queueMade(run, "queue", NOW);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(reconciler.decide(run, published(run), NOW)).isEqualTo(new Action.Send(0, 8));
    }

    @Test
    void aBacklogIsWorthAWave() {
        RunDocument run = sent();

        Wave wave = save(decide(run, queue(8, 0), Map.of())).waves().getFirst();

        assertThat(wave.workers()).isEqualTo(4);
        assertThat(wave.name()).isEqualTo("darkroom-r-e1-w1");
        assertThat(wave.jobId()).isEmpty();
    }

    @Test
    void workersAtWorkAreCountedAndTheLimitIsKept() {
        RunDocument run = submitted(sent());

        assertThat(decide(run, queue(8, 0), active(4))).isInstanceOf(Action.Wait.class);
        RunDocument more = save(decide(run, queue(80, 0), active(4)));
        assertThat(more.waves().getLast().workers()).isEqualTo(6);
    }

    @Test
    void anEmptyQueueIsWorthNoWave() {
        assertThat(decide(sent(), queue(0, 8), Map.of())).isInstanceOf(Action.Wait.class);
    }

    @Test
    void aWrittenWaveIsSubmittedOnlyAfterBatchWasSeenNotToKnowIt() {
        RunDocument run = withWave(sent());

        assertThat(decide(run, queue(8, 0), Map.of())).isInstanceOf(Action.Wait.class);
        assertThat(decide(run, queue(8, 0), Map.of(name(run), new WaveSight.Absent())))
                .isEqualTo(new Action.Submit(run.waves().getFirst()));
        RunDocument found = save(decide(run, queue(8, 0), active(4)));
        assertThat(found.waves().getFirst().jobId()).contains("job");
    }

    @Test
    void aWaveThatAnEarlierPlannerDidNotSubmitIsGivenUpAndReplacedUnderAnotherName() {
        Instant later = NOW.plus(PACE.lease());
        RunDocument run = save(other.decide(withWave(sent()), NOTHING, later));
        Sight sight = sight(run, queue(8, 0), Map.of(name(run), new WaveSight.Absent()));

        run = save(other.decide(run, sight, later));
        assertThat(run.waves().getFirst().ended()).isTrue();
        run = save(other.decide(run, sight(run, queue(8, 0), Map.of()), later));
        assertThat(run.waves().getLast().name()).isEqualTo("darkroom-r-e2-w2");
    }

    @Test
    void aWaveThatAnEarlierPlannerDidSubmitIsKept() {
        Instant later = NOW.plus(PACE.lease());
        RunDocument run = save(other.decide(withWave(sent()), NOTHING, later));

        run = save(other.decide(run, sight(run, queue(8, 0), active(4)), later));

        assertThat(run.waves()).hasSize(1);
        assertThat(run.waves().getFirst().jobId()).contains("job");
    }

    @Test
    void wavesThatBringNoReportFollowEverMoreSlowly() {
        RunDocument run = submitted(sent());
        var ended = new WaveSight.Ended("job", 4, "Essential container exited", false);
        run = save(decide(run, queue(8, 0), Map.of(name(run), ended)));

        assertThat(run.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("4 of 4"));
        assertThat(decide(run, queue(8, 0), Map.of())).isInstanceOf(Action.Wait.class);
        Action later =
                reconciler.decide(run, sight(run, queue(8, 0), Map.of()), NOW.plusSeconds(10));
        assertThat(save(later).waves()).hasSize(2);
    }

    @Test
    void aRunWhoseWorkersAreDeniedWaitsUntilItIsResumed() {
        RunDocument run = submitted(sent());
        var denied = new WaveSight.Ended("job", 4, "Essential container exited", true);

        run = save(decide(run, queue(8, 0), Map.of(name(run), denied)));

        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        assertThat(run.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("access was denied"));
        assertThat(decide(run, queue(8, 0), Map.of())).isInstanceOf(Action.Wait.class);

        RunDocument resumed = written(OrderRules.rule(run, new RunOrder.Resume(), NOW));
        assertThat(resumed.reason()).isEmpty();
        Action later =
                reconciler.decide(
                        resumed, sight(resumed, queue(8, 0), Map.of()), NOW.plusSeconds(10));
        assertThat(save(later).waves()).hasSize(2);
    }

    @Test
    void shardsWithoutAReportAreSentAgainOnceTheQueueWasQuietForLong() {
        RunDocument run = sent();

        assertThat(decide(run, quiet(59), NOW)).isInstanceOf(Action.Wait.class);
        RunDocument again = save(decide(run, quiet(60), NOW));
        assertThat(again.dispatch()).isEqualTo(new Dispatch(2, 0));
        assertThat(decide(again, quiet(60), NOW)).isEqualTo(new Action.Send(0, 8));
    }

    @Test
    void afterSomeRoundsShardsWithoutAReportAreGivenUp() {
        RunDocument run = sent();
        for (int round = 1; round < PACE.rounds(); round++) {
            run = save(decide(run, quiet(60), NOW));
            run = reconciler.sent(run, PLAN.shards(), NOW);
        }

        assertThat(decide(run, quiet(60), NOW)).isEqualTo(new Action.GiveUp());
    }

    @Test
    void aRunIsCompleteWhenAllShardsAreReported() {
        Sight all = reported(sent(), tally(Outcome.DEVELOPED, 79, Outcome.REJECTED, 1));

        RunDocument done = ((Action.Complete) reconciler.decide(sent(), all, NOW)).next();

        assertThat(done.state()).isEqualTo(RunState.COMPLETED);
        assertThat(done.tally()).contains(all.tally());
    }

    @Test
    void failedObjectsShowInTheState() {
        Sight all = reported(sent(), tally(Outcome.DEVELOPED, 79, Outcome.FAILED, 1));

        assertThat(((Action.Complete) reconciler.decide(sent(), all, NOW)).next().state())
                .isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    }

    @Test
    void aLedgerThatDoesNotAddUpIsNeverComplete() {
        Sight all = reported(sent(), tally(Outcome.DEVELOPED, 78, Outcome.REJECTED, 1));

        assertThatThrownBy(() -> reconciler.decide(sent(), all, NOW))
                .hasMessageContaining("79 object results for 80 planned objects");
    }

    @Test
    void aRunThatAwaitsConfirmationIsEstimatedOnce() {
        var spec = TestRuns.awaitingConfirmation(created().spec());
        RunDocument run = held(RunDocument.created(spec, NOW));

        assertThat(decide(run, queue(0, 0), Map.of())).isEqualTo(new Action.Estimate());
        run = reconciler.estimated(run, NOW);
        assertThat(decide(run, queue(0, 0), Map.of())).isInstanceOf(Action.Wait.class);
    }

    @Test
    void aCancelledRunsWorkersAreEndedBeforeItIsCancelled() {
        RunDocument run = written(OrderRules.rule(submitted(sent()), new RunOrder.Cancel(), NOW));

        assertThat(decide(run, queue(0, 0), Map.of())).isInstanceOf(Action.Wait.class);
        assertThat(decide(run, queue(0, 0), active(4))).isEqualTo(new Action.EndJobs(run.waves()));
        var ended = Map.<String, WaveSight>of(name(run), new WaveSight.Ended("job", 4, "", false));
        run = save(decide(run, queue(0, 0), ended));
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(decide(run, queue(0, 0), ended)).isInstanceOf(Action.Close.class);
    }

    @Test
    void aPausedRunLearnsOfItsWorkersButSubmitsNone() {
        RunDocument run = written(OrderRules.rule(withWave(sent()), new RunOrder.Pause(), NOW));

        assertThat(decide(run, queue(8, 0), Map.of(name(run), new WaveSight.Absent())))
                .isInstanceOf(Action.Wait.class);
        run = save(decide(run, queue(8, 0), active(4)));
        assertThat(run.waves().getFirst().jobId()).contains("job");
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void whatARedriveSupersedesIsNoLongerCounted() {
        Tally before = tally(Outcome.DEVELOPED, 70, Outcome.FAILED, 10);
        RunDocument run = new RunEdit(complete()).tally(before).closed().at(NOW);
        run =
                held(
                        written(
                                OrderRules.rule(
                                        run,
                                        new RunOrder.DriveAgain(Set.of(Outcome.FAILED)),
                                        NOW)));
        assertThat(run.epoch()).isEqualTo(2);
        Tally failed = new Tally(Map.of(Outcome.FAILED, 10L), 100, 0, 0, Map.of());
        var plan = new Plan(2, 1, 1, 10, 100, Optional.of(failed));
        run = reconciler.queueMade(reconciler.planned(run, plan, NOW), "queue", NOW);
        var results =
                new Tally(Map.of(Outcome.DEVELOPED, 8L, Outcome.REJECTED, 2L), 100, 0, 0, Map.of());

        RunDocument done =
                ((Action.Complete)
                                reconciler.decide(
                                        run,
                                        new Sight(
                                                run.revision(),
                                                1,
                                                results,
                                                Optional.of(queue(0, 0)),
                                                Optional.empty(),
                                                Map.of()),
                                        NOW))
                        .next();

        assertThat(done.state()).isEqualTo(RunState.COMPLETED);
        assertThat(done.tally())
                .contains(
                        new Tally(
                                Map.of(Outcome.DEVELOPED, 78L, Outcome.REJECTED, 2L),
                                800,
                                0,
                                0,
                                Map.of()));
    }

    @Test
    void workersTimeIsWrittenEveryMinuteWhileThereAreSome() {
        RunDocument run = submitted(sent());
        Instant later = NOW.plusSeconds(61);
        RunDocument kept = new RunEdit(run).renewed(new Lease("me", later.plusSeconds(30))).at(NOW);
        var counted = new Spending(1, 0, later);
        var sight =
                new Sight(
                        kept.revision(),
                        0,
                        Tally.NONE,
                        Optional.of(queue(8, 0)),
                        Optional.empty(),
                        active(4),
                        Map.of(),
                        counted);

        assertThat(save(reconciler.decide(kept, sight, later)).spending()).isEqualTo(counted);
    }

    @Test
    void aCompleteRunIsClosedWhenItsWorkersHaveLeft() {
        RunDocument run = complete();

        assertThat(decide(run, queue(0, 0), Map.of())).isInstanceOf(Action.Wait.class);
        assertThat(decide(run, queue(0, 0), active(1))).isInstanceOf(Action.Wait.class);
        Action close =
                decide(
                        run,
                        queue(0, 0),
                        Map.of(name(run), new WaveSight.Ended("job", 0, "", false)));
        assertThat(((Action.Close) close).next().closed()).isTrue();
        assertThat(decide(((Action.Close) close).next(), queue(0, 0), Map.of()))
                .isEqualTo(new Action.Leave());
    }

    @Test
    void workersThatOutstayTheirRunAreEnded() {
        RunDocument run = complete();
        for (int seconds : new int[] {20, 40, 59}) {
            run = save(reconciler.decide(run, published(run), NOW.plusSeconds(seconds)));
        }

        Action end =
                reconciler.decide(run, sight(run, queue(0, 0), active(1)), NOW.plusSeconds(60));

        assertThat(end).isEqualTo(new Action.EndJobs(run.waves()));
    }

    private Action decide(RunDocument run, QueueDepth queue, Map<String, WaveSight> waves) {
        return reconciler.decide(run, sight(run, queue, waves), NOW);
    }

    private Action decide(RunDocument run, Optional<Instant> quietSince, Instant now) {
        var sight =
                new Sight(
                        run.revision(),
                        0,
                        Tally.NONE,
                        Optional.of(queue(0, 0)),
                        quietSince,
                        Map.of());
        return reconciler.decide(run, sight, now);
    }

    private static RunDocument created() {
        var spec =
                new RunSpec(
                        new RunName("r"),
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        new WorkerLimits(10, 2));
        return RunDocument.created(spec, NOW);
    }

    private RunDocument held(RunDocument run) {
        return save(reconciler.decide(run, NOTHING, NOW));
    }

    private RunDocument sent() {
        RunDocument run =
                reconciler.frozen(
                        held(created()),
                        new Snapshot.Frozen("1-a", 1, 0, 80, 800, NOW, Optional.empty()),
                        NOW);
        run = reconciler.queueMade(reconciler.planned(run, PLAN, NOW), "queue", NOW);
        return reconciler.sent(run, PLAN.shards(), NOW);
    }

    private RunDocument withWave(RunDocument run) {
        return save(decide(run, queue(8, 0), Map.of()));
    }

    private RunDocument submitted(RunDocument run) {
        RunDocument written = withWave(run);
        return reconciler.submitted(written, written.waves().getFirst(), "job", NOW);
    }

    private RunDocument complete() {
        RunDocument run = submitted(sent());
        Sight all = reported(run, tally(Outcome.DEVELOPED, 79, Outcome.REJECTED, 1));
        return ((Action.Complete) reconciler.decide(run, all, NOW)).next();
    }

    private static RunDocument written(OrderRules.Ruling ruling) {
        return ((OrderRules.Ruling.Write) ruling).next();
    }

    private static RunDocument save(Action action) {
        assertThat(action).isInstanceOf(Action.Save.class);
        return ((Action.Save) action).next();
    }

    private static Sight published(RunDocument run) {
        return sight(run, queue(0, 0), Map.of());
    }

    private static Sight sight(RunDocument run, QueueDepth queue, Map<String, WaveSight> waves) {
        return new Sight(
                run.revision(), 0, Tally.NONE, Optional.of(queue), Optional.empty(), waves);
    }

    private static Sight reported(RunDocument run, Tally tally) {
        return new Sight(
                run.revision(),
                PLAN.shards(),
                tally,
                Optional.of(queue(0, 0)),
                Optional.empty(),
                Map.of());
    }

    private static Tally tally(Outcome one, long ones, Outcome other, long others) {
        return new Tally(Map.of(one, ones, other, others), 800, 0, 0, Map.of());
    }

    private static QueueDepth queue(long visible, long inFlight) {
        return new QueueDepth(visible, inFlight, 0);
    }

    private static Optional<Instant> quiet(long seconds) {
        return Optional.of(NOW.minusSeconds(seconds));
    }

    private static Map<String, WaveSight> active(int workers) {
        return Map.of("darkroom-r-e1-w1", new WaveSight.Active("job", workers));
    }

    private static String name(RunDocument run) {
        return run.waves().getFirst().name();
    }
}
