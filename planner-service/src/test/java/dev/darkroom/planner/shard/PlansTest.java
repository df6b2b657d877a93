package dev.darkroom.planner.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final RunName RUN = new RunName("trial");

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final Plans plans = new Plans(control);

    @Test
    void whatIsWrittenInSeveralPartsAndPacksIsReadBack() {
        List<SourceObject> objects = objects(1_000);

        Plan plan = make(InMemoryParts.of(inPartsOf(300, objects)), 2_000);

        assertThat(plan).isEqualTo(new Plan(0, 0, 43 + 43 + 43 + 15, 1_000, 499_500));
        List<PlannedShard> shards = plans.shards(RUN, plan).toList();
        assertThat(shards)
                .extracting(PlannedShard::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 144).mapToObj(i -> new ShardId(0, i)).toList());
        assertThat(shards.stream().map(shard -> shard.manifest().key()).distinct())
                .hasSizeGreaterThan(4);
        assertThat(shards.stream().flatMap(shard -> plans.objects(shard.manifest()).stream()))
                .containsExactlyElementsOf(objects);
        assertThat(shards.stream().mapToLong(PlannedShard::bytes).sum()).isEqualTo(plan.bytes());
    }

    @Test
    void someShardsAreReadWithoutThePartsOfOthers() {
        Plan plan = make(InMemoryParts.of(inPartsOf(300, objects(1_000))), 2_000);
        List<PlannedShard> all = plans.shards(RUN, plan).toList();

        for (int from = 0; from <= all.size(); from += 13) {
            for (int to = from; to <= all.size(); to += 17) {
                assertThat(plans.shards(RUN, plan, from, to))
                        .containsExactlyElementsOf(all.subList(from, to));
            }
        }
        control.countReads();
        assertThat(plans.shards(RUN, plan, 50, 80)).hasSize(30);
        assertThat(control.reads()).as("the plan's index and one part").isEqualTo(2);
    }

    @Test
    void emptyPlanHasNoShards() {
        Plan plan = make(InMemoryParts.of(List.of(List.of(), List.of())), 2_000);

        assertThat(plan).isEqualTo(new Plan(0, 0, 0, 0, 0));
        assertThat(plans.shards(RUN, plan)).isEmpty();
    }

    private Plan make(PartSource source, int packBytes) {
        return new PlanMaker(control, WorkRates.builtIn(), 2, packBytes)
                .make(TestPlans.run(RUN, 0, new ShardLimits(7, 1 << 20)), source, () -> {});
    }

    private static List<SourceObject> objects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SourceObject("é + %/" + i, Optional.empty(), i, "e" + i))
                .toList();
    }

    private static List<List<SourceObject>> inPartsOf(int size, List<SourceObject> objects) {
        var parts = new ArrayList<List<SourceObject>>();
        for (int from = 0; from < objects.size(); from += size) {
            parts.add(objects.subList(from, Math.min(objects.size(), from + size)));
        }
        return parts;
    }
}
