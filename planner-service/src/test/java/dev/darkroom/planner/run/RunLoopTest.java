package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.StatusEvent.JobsSeen;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.StatusEvent.ShardReported;
import dev.darkroom.contracts.StatusEvent.WaveSubmitted;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.inventory.InMemorySources;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Whole runs upon edges in memory, in real time, by one planner or two.
class RunLoopTest {
    private static final RunName RUN = new RunName("trial");
    private static final int OBJECTS = 250;
    private static final int SHARDS = 25;

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final InMemorySources sources = new InMemorySources();
    private final InMemoryJobQueues queues = new InMemoryJobQueues();
    private final InMemoryWaveJobs jobs = new InMemoryWaveJobs();
    private final InMemoryStatusEvents events = new InMemoryStatusEvents();
    private final RunDocuments documents = new RunDocuments(control);
    private final PlayedWorker worker = new PlayedWorker(control);
    private final RecordedEstimates estimates = new RecordedEstimates();
    private final List<TestPlanner> planners = new ArrayList<>();

    @BeforeEach
    void makeSources() {
        sources.bucket(
                "raw",
                IntStream.range(0, OBJECTS)
                        .mapToObj(i -> new SourceObject("p" + i, Optional.empty(), 10, "e" + i))
                        .toList());
    }

    @AfterEach
    void stopPlanners() {
        planners.forEach(TestPlanner::close);
    }

    @Test
    void runGoesFromItsRequestToItsCompletion() {
        planner("one");
        create("raw");

        await("a wave", () -> jobs.submitted().size() == 1);
        await("all reports", () -> workOff() && run().state() == RunState.COMPLETED);
        jobs.endAll();
        await("the end", () -> run().closed());

        assertThat(run().plan().orElseThrow().objects()).isEqualTo(OBJECTS);
        assertThat(run().tally().orElseThrow().count(Outcome.DEVELOPED)).isEqualTo(OBJECTS);
        assertThat(queues.sent()).hasSize(SHARDS).doesNotHaveDuplicates();
        assertThat(queues.exists(RUN)).isFalse();
        assertThat(events.of(ShardReported.class)).hasSize(SHARDS).doesNotHaveDuplicates();
        assertThat(events.of(WaveSubmitted.class))
                .singleElement()
                .extracting(WaveSubmitted::workers)
                .isEqualTo(7);
        assertThat(events.of(RunChanged.class).getLast().state()).isEqualTo(RunState.COMPLETED);
        String manifest =
                control.read(new ControlKeys(RUN).completionManifest()).orElseThrow().text();
        assertThat(manifest).contains("\"State\":\"COMPLETED\"", "runs/trial/reports/0-000024.csv");
    }

    @Test
    void emptySourceIsCompleteAtOnce() {
        sources.bucket("raw", List.of());
        planner("one");
        create("raw");

        await("the end", () -> run().closed());

        assertThat(run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(jobs.submitted()).isEmpty();
    }

    @Test
    void missingSourceFailsTheRunWithItsReason() {
        planner("one");
        create("nowhere");

        await("the end", () -> run().closed());

        assertThat(run().state()).isEqualTo(RunState.FAILED);
        assertThat(run().reason()).contains("the source bucket nowhere does not exist");
    }

    @Test
    void shardsThatNobodyReportsAreSentAgainAndGivenUp() {
        planner("one");
        create("raw");

        await("a wave", () -> jobs.submitted().size() == 1);
        await(
                "the end",
                () -> {
                    queues.receive(RUN).filter(message -> isEven(message)).ifPresent(worker::work);
                    return run().state() == RunState.COMPLETED_WITH_FAILURES;
                });

        var tally = run().tally().orElseThrow();
        assertThat(tally.count(Outcome.DEVELOPED)).isEqualTo(130);
        assertThat(tally.count(Outcome.FAILED)).isEqualTo(120);
        assertThat(tally.reasons()).containsEntry("given-up", 120L);
        assertThat(run().dispatch().round()).isEqualTo(2);
        assertThat(queues.sent()).hasSize(SHARDS + 12);
    }

    @Test
    void waveWhoseAnswerWasLostIsFoundByItsName() {
        jobs.loseNextAnswer();
        planner("one");
        create("raw");

        await(
                "the wave's job id",
                () -> run().waves().stream().anyMatch(wave -> wave.jobId().isPresent()));

        assertThat(jobs.submitted()).hasSize(1);
    }

    @Test
    void nameOfAQueueThatIsNotFreeYetIsWaitedFor() {
        queues.refuseToMake(3);
        planner("one");
        create("raw");

        await("a wave", () -> jobs.submitted().size() == 1);
        assertThat(queues.exists(RUN)).isTrue();
    }

    @Test
    void statesOfJobsAreToldWheneverTheyChange() {
        planner("one");
        create("raw");
        await("a wave", () -> jobs.submitted().size() == 1);
        await("the workers", () -> events.of(JobsSeen.class).size() == 1);
        await("all reports", () -> workOff() && run().state() == RunState.COMPLETED);
        jobs.endAll();
        await("the end", () -> run().closed());

        assertThat(events.of(JobsSeen.class))
                .extracting(JobsSeen::states)
                .containsExactly(Map.of("RUNNING", 7), Map.of("SUCCEEDED", 7, "FAILED", 0));
        assertThat(run().spending().spotVcpuMillis()).isPositive();
    }

    @Test
    void cancelledRunEndsItsJobsAndItsQueue() {
        planner("one");
        create("raw");
        await("a wave", () -> run().waves().stream().anyMatch(it -> it.jobId().isPresent()));

        assertThat(orders().cancel(RUN)).isInstanceOf(RunOrders.Answer.Done.class);
        await("the end", () -> run().closed());

        assertThat(run().state()).isEqualTo(RunState.CANCELLED);
        assertThat(jobs.isEnded(jobs.submitted().getFirst())).isTrue();
        assertThat(queues.exists(RUN)).isFalse();
    }

    @Test
    void runThatAwaitsConfirmationIsEstimatedAndGoesOnWhenItIsConfirmed() {
        planner("one");
        create(TestRuns.awaitingConfirmation(spec("raw")));
        await("the estimate", () -> run().estimatedAt().isPresent());
        assertThat(estimates.asked()).containsExactly(RUN);
        assertThat(run().state()).isEqualTo(RunState.AWAITING_CONFIRMATION);

        orders().confirm(RUN);

        await("a wave", () -> jobs.submitted().size() == 1);
    }

    @Test
    void whatFailedIsDrivenAgainAndItsNewResultIsFinal() {
        TestPlanner planner = planner("one");
        worker.failsWith(key -> key.endsWith("7"));
        create("raw");
        await("the end", () -> workOff() && endJobs() && run().closed());
        assertThat(run().state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
        assertThat(run().tally().orElseThrow().count(Outcome.FAILED)).isEqualTo(25);

        // One of them fails again, and is driven a third time.
        worker.failsWith("p7"::equals);
        assertThat(orders().redrive(RUN, Set.of(Outcome.FAILED)))
                .isInstanceOf(RunOrders.Answer.Done.class);
        planner.follow(RUN);
        await("the second end", () -> workOff() && endJobs() && run().closed());
        assertThat(run().plan().orElseThrow().objects()).isEqualTo(25);
        assertThat(run().tally().orElseThrow().count(Outcome.FAILED)).isEqualTo(1);

        worker.failsWith(_ -> false);
        orders().redrive(RUN, Set.of(Outcome.FAILED));
        planner.follow(RUN);
        await("the third end", () -> workOff() && endJobs() && run().closed());

        assertThat(run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run().generation()).isEqualTo(2);
        assertThat(run().plan().orElseThrow().objects()).isEqualTo(1);
        assertThat(run().tally().orElseThrow().objects())
                .isEqualTo(Map.of(Outcome.DEVELOPED, (long) OBJECTS));
        assertThat(run().tally().orElseThrow().reasons()).isEmpty();
        assertThat(events.of(ShardReported.class))
                .filteredOn(reported -> reported.shard().generation() > 0)
                .allMatch(reported -> reported.supersedes().isPresent());
    }

    @Test
    void failedRunIsRetriedByAPlannerThatIsTold() {
        TestPlanner planner = planner("one");
        create("nowhere");
        await("the end", () -> run().closed());
        sources.bucket("nowhere", List.of(new SourceObject("p", Optional.empty(), 10, "e")));

        assertThat(orders().retry(RUN)).isInstanceOf(RunOrders.Answer.Done.class);
        planner.follow(RUN);

        await("a wave", () -> jobs.submitted().size() == 1);
    }

    @Test
    void orderToARunThatDoesNotExistIsAnsweredSo() {
        assertThat(orders().pause(RUN)).isEqualTo(new RunOrders.Answer.NoRun());
    }

    @Test
    void workersThatOutstayTheirRunAreEnded() {
        planner("one");
        create("raw");
        await("a wave", () -> jobs.submitted().size() == 1);

        await("the end", () -> workOff() && run().closed());

        assertThat(jobs.isEnded(jobs.submitted().getFirst())).isTrue();
    }

    @RepeatedTest(5)
    void plannerThatStopsAnywhereIsSucceeded(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        TestPlanner first = planner("one");
        TestPlanner second = planner("two");
        create("raw");
        Thread.sleep(random.nextInt(80));
        String holder =
                documents
                        .read(RUN)
                        .orElseThrow()
                        .document()
                        .lease()
                        .map(lease -> lease.holder())
                        .orElse("one");
        (holder.equals("one") ? first : second).close();

        await("the end", () -> workOff() && endJobs() && run().closed());

        assertThat(run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run().tally().orElseThrow().total()).isEqualTo(OBJECTS);
        assertThat(jobs.submitted()).doesNotHaveDuplicates();
        var plans = new HashSet<Integer>();
        queues.sent().forEach(message -> plans.add(message.epoch()));
        assertThat(plans).as("epochs whose plans were sent").hasSize(1);
        assertThat(run().waves().stream().filter(wave -> wave.jobId().isPresent()).map(Wave::name))
                .doesNotHaveDuplicates()
                .isSubsetOf(jobs.submitted());
        double takeOvers = (holder.equals("one") ? second : first).takeOvers();
        assertThat(takeOvers).isLessThanOrEqualTo(run().epoch());
    }

    private TestPlanner planner(String name) {
        var pace =
                new Pace(
                        Duration.ofMillis(10),
                        Duration.ofMillis(400),
                        Duration.ofMillis(150),
                        Duration.ofMillis(100),
                        2);
        var planner =
                new TestPlanner(
                        name,
                        pace,
                        control,
                        sources,
                        queues,
                        jobs,
                        events,
                        Fleet.ON_SPOT,
                        estimates);
        planners.add(planner);
        return planner;
    }

    private RunOrders orders() {
        return new RunOrders(documents, InstantSource.system());
    }

    private void create(String bucket) {
        create(spec(bucket));
    }

    private static RunSpec spec(String bucket) {
        return new RunSpec(
                RUN,
                new BucketPrefix(bucket, ""),
                Destination.of("processed", ""),
                BuiltInRecipes.web(),
                new ShardLimits(10, 1 << 20),
                WorkerLimits.DEFAULT);
    }

    private void create(RunSpec spec) {
        assertThat(documents.create(RunDocument.created(spec, Instant.now()))).isTrue();
    }

    private RunDocument run() {
        return documents.read(RUN).orElseThrow().document();
    }

    private boolean workOff() {
        queues.receive(RUN).ifPresent(worker::work);
        return true;
    }

    private boolean endJobs() {
        if (run().state().isFinal()) {
            jobs.endAll();
        }
        return true;
    }

    private static boolean isEven(JobMessage message) {
        return message.shard().id().index() % 2 == 0;
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(deadline);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
