package dev.darkroom.planner.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects.Killed;
import dev.darkroom.planner.storage.StorageFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanMakerTest {
    private static final RunName RUN = new RunName("trial");
    private static final ShardLimits SMALL = new ShardLimits(7, 1 << 20);

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final Plans plans = new Plans(control);

    @RepeatedTest(200)
    void everyObjectIsInExactlyOneShardWithinTheLimits(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var limits =
                new ShardLimits(
                        1 + random.nextInt(30), 1 + random.nextInt(20_000), 1 + random.nextInt(3));
        InMemoryParts source = source(random);
        Optional<Long> limit =
                random.nextInt(3) == 0 ? Optional.of(1L + random.nextInt(400)) : Optional.empty();
        var limited = new InMemoryParts("memory", source.objects(), source.archived(), limit);

        Plan plan = make(control, 1, limited, limits);

        List<SourceObject> wanted =
                source.objects().stream()
                        .flatMap(List::stream)
                        .limit(limit.orElse(Long.MAX_VALUE))
                        .toList();
        List<PlannedShard> shards = plans.shards(RUN, plan).toList();
        assertThat(shards)
                .extracting(PlannedShard::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, plan.shards())
                                .mapToObj(i -> new ShardId(0, i))
                                .toList());
        var found = new ArrayList<SourceObject>();
        for (PlannedShard shard : shards) {
            List<SourceObject> objects = plans.objects(shard.manifest());
            found.addAll(objects);
            assertThat(objects)
                    .hasSize(shard.objects())
                    .hasSizeLessThanOrEqualTo(limits.maxObjects())
                    .allMatch(object -> source.archived().test(object) == shard.archived());
            assertThat(objects.stream().mapToLong(SourceObject::size).sum())
                    .isEqualTo(shard.bytes());
            if (objects.size() > 1) {
                assertThat(shard.bytes()).isLessThanOrEqualTo(limits.maxBytes());
                assertThat(work(objects)).isLessThanOrEqualTo(limits.maxVcpuSeconds() * 1_000L);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(plan.objects()).isEqualTo(wanted.size());
        assertThat(plan.bytes()).isEqualTo(wanted.stream().mapToLong(SourceObject::size).sum());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plannerThatIsKilledAtAnyWriteIsSucceeded(boolean lastIsDone) {
        InMemoryParts source = source(new Random(7));
        Plan whole = make(new InMemoryControlObjects(), 9, source, SMALL);
        int kills = 0;
        boolean survived = false;
        while (!survived) {
            var bucket = new InMemoryControlObjects();
            var mortal = new MortalControlObjects(bucket, kills, lastIsDone);
            try {
                make(mortal, 1, source, SMALL);
                survived = true;
            } catch (Killed _) {
                kills++;
            }

            Plan plan = make(bucket, 2, source, SMALL);

            assertThat(plan)
                    .isEqualTo(new Plan(2, 0, whole.shards(), whole.objects(), whole.bytes()));
            assertThat(objects(bucket, plan))
                    .containsExactlyInAnyOrderElementsOf(all(source))
                    .doesNotHaveDuplicates();
        }
        assertThat(kills).isGreaterThan(15);
    }

    @Test
    void partsThatExistAreNotReadAgain() {
        InMemoryParts source = source(new Random(7));
        Set<Integer> read = new ConcurrentSkipListSet<>();
        int parts = source.parts();
        PartSource failing =
                watched(
                        source,
                        part -> {
                            if (part == parts - 1) {
                                throw new StorageFailure(
                                        "Reading a file", new IllegalStateException("503"));
                            }
                        });
        var maker = new PlanMaker(control, WorkRates.builtIn(), 1, 2_000);
        var run = TestPlans.run(RUN, 1, SMALL);

        assertThatThrownBy(() -> maker.make(run, failing, () -> {}))
                .isInstanceOf(StorageFailure.class);
        Plan plan = maker.make(run, watched(source, read::add), () -> {});

        assertThat(read).containsExactly(parts - 1);
        assertThat(objects(control, plan)).containsExactlyInAnyOrderElementsOf(all(source));
    }

    /// The first planner stops in the middle of a part, as in a long pause, and goes on once the
    /// second has made the whole plan.
    @Test
    void plannerThatGoesOnLateChangesNothing() throws InterruptedException {
        InMemoryParts source = source(new Random(11));
        var paused = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        PartSource slow =
                watched(
                        source,
                        part -> {
                            if (part == 1) {
                                paused.countDown();
                                await(goOn);
                            }
                        });
        var late = new AtomicReference<Plan>();
        Thread first = Thread.startVirtualThread(() -> late.set(make(control, 1, slow, SMALL)));
        paused.await();

        Plan plan = make(control, 2, source, SMALL);
        List<PlannedShard> before = plans.shards(RUN, plan).toList();
        goOn.countDown();
        first.join();

        assertThat(plans.shards(RUN, plan)).containsExactlyElementsOf(before);
        assertThat(objects(control, plan)).containsExactlyInAnyOrderElementsOf(all(source));
        assertThat(plans.shards(RUN, late.get()))
                .as("both have the same parts")
                .containsExactlyElementsOf(before);
    }

    @Test
    void partsOfAnotherSnapshotAreNotTaken() {
        InMemoryParts old = source(new Random(1));
        var other =
                new InMemoryParts(
                        "other", source(new Random(2)).objects(), _ -> false, Optional.empty());
        make(control, 1, old, SMALL);

        Plan plan = make(control, 1, other, SMALL);

        assertThat(objects(control, plan)).containsExactlyInAnyOrderElementsOf(all(other));
    }

    @Test
    void leaseThatIsLostEndsThePlanning() {
        var started = new CountDownLatch(1);
        PartSource endless =
                watched(
                        source(new Random(3)),
                        _ -> {
                            started.countDown();
                            await(new CountDownLatch(1));
                        });
        var maker = new PlanMaker(control, WorkRates.builtIn(), 2, 2_000);

        assertThatThrownBy(() ->
                        maker.make(
                                TestPlans.run(RUN, 1, SMALL),
                                endless,
                                () -> {
                                    throw new IllegalArgumentException("lost");
                                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost");
        assertThat(started.getCount()).isZero();
    }

    private static Plan make(
            ControlObjects bucket, int epoch, PartSource source, ShardLimits limits) {
        return new PlanMaker(bucket, WorkRates.builtIn(), 3, 2_000)
                .make(TestPlans.run(RUN, epoch, limits), source, () -> {});
    }

    private static List<SourceObject> objects(ControlObjects bucket, Plan plan) {
        var plans = new Plans(bucket);
        return plans.shards(RUN, plan)
                .flatMap(shard -> plans.objects(shard.manifest()).stream())
                .toList();
    }

    private static List<SourceObject> all(InMemoryParts source) {
        return source.objects().stream().flatMap(List::stream).toList();
    }

    private static long work(List<SourceObject> objects) {
        var work = new WorkEstimate(WorkRates.builtIn(), 100);
        return objects.stream()
                .mapToLong(object -> work.vcpuMillis(object.key(), object.size()))
                .sum();
    }

    /// Up to eight parts of up to 150 objects, one of them empty now and then.
    private static InMemoryParts source(Random random) {
        var keys = new HashSet<String>();
        var parts = new ArrayList<List<SourceObject>>();
        int count = 3 + random.nextInt(6);
        for (int part = 0; part < count; part++) {
            var objects = new ArrayList<SourceObject>();
            for (int i = random.nextInt(6) == 0 ? 150 : random.nextInt(20); i < 150; i++) {
                String key = "é %d/%d.jpg".formatted(part, random.nextInt());
                if (keys.add(key)) {
                    objects.add(
                            new SourceObject(
                                    key, Optional.empty(), random.nextInt(3_000), "e" + i));
                }
            }
            parts.add(objects);
        }
        return new InMemoryParts(
                "memory", parts, object -> object.size() % 10 == 3, Optional.empty());
    }

    private static PartSource watched(PartSource source, IntConsumer reads) {
        return new PartSource() {
            @Override
            public String id() {
                return source.id();
            }

            @Override
            public int parts() {
                return source.parts();
            }

            @Override
            public Optional<Long> limit() {
                return source.limit();
            }

            @Override
            public void read(int part, PartPacker objects) {
                reads.accept(part);
                source.read(part, objects);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
