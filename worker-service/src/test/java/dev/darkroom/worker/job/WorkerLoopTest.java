package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.shard.FakeImagers;
import dev.darkroom.worker.shard.ObjectProcessor;
import dev.darkroom.worker.shard.RecordedEvents;
import dev.darkroom.worker.shard.ScratchTiers;
import dev.darkroom.worker.shard.SessionLimits;
import dev.darkroom.worker.shard.ShardEdges;
import dev.darkroom.worker.storage.InMemoryControlBucket;
import dev.darkroom.worker.storage.InMemoryRenditions;
import dev.darkroom.worker.storage.InMemorySourceObjects;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WorkerLoopTest {
    private static final RunName RUN = new RunName("uploads");
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final InMemoryControlBucket control = new InMemoryControlBucket();
    private final InMemoryJobQueue queue = new InMemoryJobQueue();
    private final InMemorySourceObjects sources = new InMemorySourceObjects();
    private final InMemoryRenditions renditions = new InMemoryRenditions();
    private final RecordedEvents events = new RecordedEvents();
    private final FakeImagers imagers = new FakeImagers();
    private final DrainRequest drain = new DrainRequest();
    @TempDir private Path scratch;

    @Test
    void developsEveryShardAndEndsWhenTheQueueStaysEmpty() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        send(shard(0, 3));
        send(shard(1, 20));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(control.report(RUN, new ShardId(0, 1)))
                .hasSize(20)
                .extracting(ObjectResult::outcome)
                .containsOnly(Outcome.DEVELOPED);
        assertThat(renditions.stored()).hasSize(23 * 3);
        assertThat(queue.hold().happened()).containsExactly("deleted", "deleted");
        assertThat(events.published())
                .extracting(event -> ((StatusEvent.ShardReported) event).shard().index())
                .containsExactly(0, 1);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void shardDeliveredTwiceIsDevelopedOnce() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        var shard = shard(0, 2);
        send(shard);
        queue.put(Json.text(JobMessage.of(RUN, 1, shard)));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(events.published()).hasSize(2).containsOnly(events.published().getFirst());
        assertThat(queue.hold().happened()).containsExactly("deleted", "deleted");
    }

    @Test
    void takesNothingOfARunThatIsNotOpen() throws InterruptedException {
        control.put(run(RunState.PAUSED));
        send(shard(0, 1));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(queue.hold().happened()).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    @Test
    void endsWithoutARun() throws InterruptedException {
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void childOfAWaveThatTheRunDoesNotNameTakesNothing() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        send(shard(0, 1));
        var other = BatchJob.of("darkroom-uploads-e1-w1", "submitted-twice:3");
        assertThat(loop(Optional.of(other), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void childOfANamedWaveWorks() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        send(shard(0, 1));
        var job = BatchJob.of("darkroom-uploads-e1-w1", "job-1:3");
        loop(Optional.of(job), LIFETIME).run();
        assertThat(events.published()).hasSize(1);
    }

    @Test
    void deletedQueueEndsTheWorker() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        queue.delete();
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void takesNothingAfterItsLifetime() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        send(shard(0, 1));
        assertThat(loop(Optional.empty(), Duration.ZERO).run()).isEqualTo(ExitCode.DONE);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void messageThatCannotBeReadIsLeft() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        queue.put("{\"version\":99}");
        queue.put(Json.text(JobMessage.of(new RunName("another-run"), 1, shard(5, 1))));
        send(shard(0, 1));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(queue.hold().happened()).containsExactly("deleted");
    }

    @Test
    void deniedControlBucketHasItsOwnExitCode() throws InterruptedException {
        control.fail(EdgeFailure.ACCESS_DENIED);
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.ACCESS_DENIED);
    }

    @Test
    void deniedDestinationHandsBackAndEndsTheWorker() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        renditions.deny();
        send(shard(0, 50));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.ACCESS_DENIED);
        assertThat(queue.hold().happened()).containsExactly("visible after PT30S");
        assertThat(control.report(RUN, new ShardId(0, 0))).isEmpty();
    }

    @Test
    void errorCostsOneObjectAndHoldsNothingUp() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        imagers.crash(new StackOverflowError("told to crash"));
        send(shard(0, 1));
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(control.report(RUN, new ShardId(0, 0)))
                .extracting(ObjectResult::outcome, it -> it.reason().map(Reason::code))
                .containsExactly(tuple(Outcome.FAILED, Optional.of("unexpected")));
    }

    @Test
    void ownTroubleHandsShardsBackAndEndsTheWorker() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        imagers.answer(FakeImagers.failed("scratch-full"));
        for (int index = 0; index < 4; index++) {
            send(shard(index, 1));
        }
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(queue.hold().happened())
                .containsExactly(
                        "visible after PT30S", "visible after PT30S", "visible after PT30S");
        assertThat(events.published()).isEmpty();
    }

    @Test
    void ownTroubleThatPassesIsForgotten() throws InterruptedException {
        control.put(run(RunState.RUNNING));
        imagers.fail("scratch-full", 6);
        for (int index = 0; index < 4; index++) {
            send(shard(index, 1));
        }
        assertThat(loop(Optional.empty(), LIFETIME).run()).isEqualTo(ExitCode.DONE);
        assertThat(events.published()).hasSize(2);
    }

    @Test
    void drainHandsTheShardBackWithWhatIsFinished() throws Exception {
        control.put(run(RunState.RUNNING));
        send(shard(0, 50));
        imagers.hold();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ExitCode> end = threads.submit(loop(Optional.empty(), LIFETIME)::run);
            while (scratch.toFile().list().length == 0) {
                Thread.sleep(5);
            }
            drain.ask("SIGTERM");
            Thread.sleep(50);
            imagers.release();
            assertThat(end.get()).isEqualTo(ExitCode.DRAINED);
        }
        assertThat(queue.hold().happened()).containsExactly("visible after PT0S");
        assertThat(control.checkpoint(RUN, new ShardId(0, 0))).hasSize(4);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void drainEndsALongPoll() throws Exception {
        control.put(run(RunState.RUNNING));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pace =
                    new WorkerSettings.Pace(
                            Duration.ofSeconds(20), Duration.ofMinutes(5), LIFETIME);
            Future<ExitCode> end = threads.submit(loop(Optional.empty(), LIFETIME, pace)::run);
            Thread.sleep(100);
            long before = System.nanoTime();
            drain.ask("SIGTERM");
            assertThat(end.get()).isEqualTo(ExitCode.DRAINED);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private WorkerLoop loop(Optional<BatchJob> job, Duration lifetime) {
        var pace = new WorkerSettings.Pace(Duration.ofMillis(20), Duration.ofMillis(50), lifetime);
        return loop(job, lifetime, pace);
    }

    private WorkerLoop loop(Optional<BatchJob> job, Duration lifetime, WorkerSettings.Pace pace) {
        var limits = SessionLimits.of(4, 1 << 20);
        var settings =
                new WorkerSettings(RUN, job, "jobs", "events", "control", scratch, limits, pace);
        var objects =
                new ObjectProcessor(
                        sources,
                        renditions,
                        imagers,
                        ScratchTiers.onDisk(scratch),
                        Duration.ofMillis(1));
        var edges = new ShardEdges(control, events, objects, limits, InstantSource.system());
        return new WorkerLoop(settings, queue, edges, drain, lifetime);
    }

    private PlannedShard shard(int index, int objects) {
        var range = new ManifestRange("manifests", "etag", index, 1);
        return new PlannedShard(new ShardId(0, index), range, objects, objects);
    }

    private void send(PlannedShard shard) {
        List<SourceObject> objects =
                IntStream.range(0, shard.objects())
                        .mapToObj(number ->
                                new SourceObject(
                                        "%s/%d.jpg".formatted(shard.id(), number),
                                        Optional.empty(),
                                        1,
                                        "e"))
                        .toList();
        control.put(shard.manifest(), objects);
        queue.put(Json.text(JobMessage.of(RUN, 1, shard)));
    }

    private static RunDocument run(RunState state) {
        var spec =
                new RunSpec(
                        RUN,
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        return document(spec, state);
    }

    /// The document of a run that is open to workers.
    static RunDocument running(RunSpec spec) {
        return document(spec, RunState.RUNNING);
    }

    private static RunDocument document(RunSpec spec, RunState state) {
        var wave =
                Wave.written("darkroom-uploads-e1-w1", 2, Capacity.SPOT, 0, START)
                        .submittedAs("job-1");
        return RunDocument.forWorkers(spec, state, List.of(wave), START);
    }
}
