package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.PlanningFixture.NOW;
import static dev.darkroom.planner.run.PlanningFixture.RUN;
import static dev.darkroom.planner.run.PlanningFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.ObjectFilter;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.inventory.PlayedInventory;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects.Killed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningTest {
    private static final InventoryLocation INVENTORY =
            new InventoryLocation(
                    "inventories", Optional.of(PlayedInventory.MANIFEST), "", Optional.empty());

    private final PlanningFixture fixture = new PlanningFixture();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listedRunWhosePlannerIsKilledAtAnyWriteHasOnePlan(boolean lastIsDone) {
        List<SourceObject> objects = objects(200);
        fixture.sources.bucket("raw", objects);

        int kills = killAtEachWrite(lastIsDone, spec(PlanningFixture.listing()), objects);

        assertThat(kills).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runOfAnInventoryWhosePlannerIsKilledAtAnyWriteHasOnePlan(boolean lastIsDone) {
        List<SourceObject> objects = objects(200);
        PlayedInventory.write(fixture.inventories, split(objects, 30), List.of());

        int kills =
                killAtEachWrite(lastIsDone, spec(PlanningFixture.inventory(INVENTORY)), objects);

        assertThat(kills).isGreaterThan(20);
    }

    private int killAtEachWrite(boolean lastIsDone, RunSpec spec, List<SourceObject> objects) {
        for (int kills = 0; ; kills++) {
            var control = new InMemoryControlObjects();
            fixture.create(control, spec);
            var mortal = new MortalControlObjects(control, kills, lastIsDone);
            boolean survived = false;
            try {
                fixture.plan(mortal, RUN);
                survived = true;
            } catch (Killed _) {
                // As is wanted.
            }

            RunDocument run = fixture.plan(control, RUN);

            assertThat(run.plan()).isPresent();
            assertThat(PlanningFixture.planned(control, run))
                    .containsExactlyInAnyOrderElementsOf(objects);
            assertThat(run.plan().get().objects()).isEqualTo(objects.size());
            if (survived) {
                return kills;
            }
        }
    }

    /// Two planners believe that they hold the run: the one whose lease ended plans on.
    @Test
    void ofTwoPlannersOneSavesItsPlan() {
        List<SourceObject> objects = objects(100);
        var control = new InMemoryControlObjects();
        PlayedInventory.write(fixture.inventories, split(objects, 30), List.of());
        fixture.create(control, spec(PlanningFixture.inventory(INVENTORY)));
        HeldRun first = fixture.takeOver(control, RUN);
        fixture.planning(control).freezeListing(first);
        HeldRun second = fixture.takeOver(control, RUN);

        fixture.planning(control).makePlan(second);
        assertThatThrownBy(() -> fixture.planning(control).makePlan(first))
                .isInstanceOf(RunLost.class);

        RunDocument run = new RunDocuments(control).read(RUN).orElseThrow().document();
        assertThat(run.plan().orElseThrow().epoch()).isEqualTo(2);
        assertThat(PlanningFixture.planned(control, run))
                .containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void inventoryIsPinnedAsItWasDelivered() {
        var control = new InMemoryControlObjects();
        PlayedInventory.write(fixture.inventories, split(objects(10), 5), List.of());
        fixture.create(control, spec(PlanningFixture.inventory(INVENTORY)));
        HeldRun run = fixture.takeOver(control, RUN);
        fixture.planning(control).freezeListing(run);

        assertThat(run.document().snapshot().orElseThrow())
                .isInstanceOfSatisfying(
                        Snapshot.Inventory.class,
                        pinned -> {
                            assertThat(pinned.manifest()).isEqualTo(PlayedInventory.MANIFEST);
                            assertThat(pinned.takenAt()).isEqualTo(PlayedInventory.TAKEN_AT);
                        });

        PlayedInventory.write(fixture.inventories, split(objects(20), 5), List.of());
        fixture.planning(control).makePlan(run);
        assertThat(run.document().state()).isEqualTo(RunState.FAILED);
        assertThat(run.document().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("has changed"));
    }

    @Test
    void damagedDataFileFailsTheRun() {
        var control = new InMemoryControlObjects();
        PlayedInventory.write(fixture.inventories, split(objects(100), 30), List.of());
        fixture.inventories.put("inventories", PlayedInventory.dataFile(2), "damaged");
        fixture.create(control, spec(PlanningFixture.inventory(INVENTORY)));

        RunDocument run = fixture.plan(control, RUN);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .hasValueSatisfying(
                        why -> assertThat(why).contains(PlayedInventory.dataFile(2), "is damaged"));
    }

    @Test
    void archivedObjectsOfAnInventoryGetShardsOfTheirOwn() {
        var control = new InMemoryControlObjects();
        List<SourceObject> objects = objects(40);
        List<SourceObject> cold = objects.subList(0, 13);
        PlayedInventory.write(fixture.inventories, split(objects, 20), cold);
        fixture.create(control, spec(PlanningFixture.inventory(INVENTORY)));

        RunDocument run = fixture.plan(control, RUN);

        var plans = new Plans(control);
        var archived = new ArrayList<SourceObject>();
        plans.shards(RUN, run.plan().orElseThrow())
                .filter(shard -> shard.archived())
                .forEach(shard -> archived.addAll(plans.objects(shard.manifest())));
        assertThat(archived).containsExactlyInAnyOrderElementsOf(cold);
        assertThat(PlanningFixture.planned(control, run))
                .containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void limitTakesTheFirstObjects() {
        List<SourceObject> objects = objects(300);
        fixture.sources.bucket("raw", objects);
        PlayedInventory.write(fixture.inventories, split(objects, 30), List.of());
        ObjectFilter filter = PlanningFixture.filter("{\"limit\":47}");
        for (var source :
                List.of(PlanningFixture.listing(), PlanningFixture.inventory(INVENTORY))) {
            var control = new InMemoryControlObjects();
            fixture.create(control, spec(RUN, source, filter, BuiltInRecipes.web()));

            RunDocument run = fixture.plan(control, RUN);

            assertThat(PlanningFixture.planned(control, run))
                    .containsExactlyElementsOf(objects.subList(0, 47));
        }
        assertThat(fixture.sources.pages()).isEqualTo(1);
    }

    @Test
    void onlyChangedObjectsAreTakenIfTheRecipeIsTheSame() {
        var control = new InMemoryControlObjects();
        fixture.sources.bucket("raw", objects(10));
        var before = new RunName("before");
        fixture.create(
                control,
                spec(before, PlanningFixture.listing(), ObjectFilter.ALL, BuiltInRecipes.web()));
        fixture.plan(control, before);
        fixture.sources.modified("raw", "p000003", NOW.plusSeconds(5));
        ObjectFilter filter = PlanningFixture.filter("{\"changedSince\":\"before\"}");

        fixture.create(control, spec(RUN, PlanningFixture.listing(), filter, BuiltInRecipes.web()));
        var other = new RunName("other");
        fixture.create(
                control, spec(other, PlanningFixture.listing(), filter, BuiltInRecipes.gallery()));

        RunDocument same = fixture.plan(control, RUN);
        assertThat(PlanningFixture.planned(control, same))
                .extracting(SourceObject::key)
                .containsExactly("p000003");
        assertThat(same.snapshot().orElseThrow().since()).contains(NOW);
        RunDocument all = fixture.plan(control, other);
        assertThat(PlanningFixture.planned(control, all)).hasSize(10);
        assertThat(all.reason())
                .contains(
                        "all objects are taken, not only those changed since the run before, which had another recipe");
    }

    @Test
    void unknownRunToCompareWithIsRefused() {
        var control = new InMemoryControlObjects();
        fixture.sources.bucket("raw", objects(10));
        ObjectFilter filter = PlanningFixture.filter("{\"changedSince\":\"nowhere\"}");
        fixture.create(control, spec(RUN, PlanningFixture.listing(), filter, BuiltInRecipes.web()));

        RunDocument run = fixture.plan(control, RUN);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .contains("changedSince names the run nowhere, which does not exist");
    }

    private static List<SourceObject> objects(int count) {
        var random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new SourceObject(
                                "p%06d".formatted(i),
                                Optional.empty(),
                                random.nextInt(5_000),
                                "%032x".formatted(i)))
                .toList();
    }

    private static List<List<SourceObject>> split(List<SourceObject> objects, int size) {
        var files = new ArrayList<List<SourceObject>>();
        for (int from = 0; from < objects.size(); from += size) {
            files.add(objects.subList(from, Math.min(objects.size(), from + size)));
        }
        return files;
    }
}
