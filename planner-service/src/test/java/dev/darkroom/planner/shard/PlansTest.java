package dev.darkroom.planner.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final RunName RUN = new RunName("trial");

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final Plans plans = new Plans(control);

    @Test
    void whatIsWrittenInSeveralPacksIsReadBack() {
        List<SourceObject> objects =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new SourceObject("é + %/" + i, Optional.empty(), i, "e" + i))
                        .toList();

        Plan plan = write(objects, 2_000);

        assertThat(plan).isEqualTo(new Plan(3, 0, 143, 1_000, 499_500));
        List<PlannedShard> shards = shards(plan);
        assertThat(shards).hasSize(143).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
        assertThat(shards.stream().map(shard -> shard.manifest().key()).distinct())
                .hasSizeGreaterThan(3);
        assertThat(shards.stream().flatMap(shard -> plans.objects(shard.manifest()).stream()))
                .containsExactlyElementsOf(objects);
        assertThat(shards.stream().mapToLong(PlannedShard::bytes).sum()).isEqualTo(plan.bytes());
    }

    @Test
    void emptyPlanHasAnEmptyIndex() {
        Plan plan = write(List.of(), 2_000);

        assertThat(plan).isEqualTo(new Plan(3, 0, 0, 0, 0));
        assertThat(shards(plan)).isEmpty();
    }

    private Plan write(List<SourceObject> objects, int packBytes) {
        var writer = new PlanWriter(control, new ControlKeys(RUN), 3, 0, packBytes);
        var packer = new ShardPacker(0, new ShardLimits(7, 1 << 20), writer::add);
        objects.forEach(packer::add);
        packer.end();
        return writer.end();
    }

    private List<PlannedShard> shards(Plan plan) {
        try (var shards = plans.shards(RUN, plan)) {
            return shards.toList();
        }
    }
}
