package dev.darkroom.planner.run;

import static dev.darkroom.planner.run.PlanningFixture.NOW;
import static dev.darkroom.planner.run.PlanningFixture.RUN;
import static dev.darkroom.planner.run.PlanningFixture.planned;
import static dev.darkroom.planner.run.PlanningFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.EarlierRun;
import dev.darkroom.contracts.ObjectFilter;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects;
import dev.darkroom.planner.storage.MortalControlObjects.Killed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Later generations of a run, and other runs of its objects, planned from its reports.
class RedriveTest {
    private static final int OBJECTS = 90;
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final PlanningFixture fixture = new PlanningFixture();
    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final Map<String, Outcome> latest = new HashMap<>();

    @RepeatedTest(30)
    void eachGenerationHasTheObjectsWhoseLatestResultIsWanted(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        RunDocument run = firstGeneration(random);
        for (int generation = 1; generation <= 4; generation++) {
            Set<Outcome> outcomes = some(random);
            List<String> wanted = keysOf(outcomes);
            run = drivenAgain(run, outcomes);

            run = fixture.plan(control, RUN);

            Plan plan = run.plan().orElseThrow();
            assertThat(planned(control, run))
                    .extracting(SourceObject::key)
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(plan.generation()).isEqualTo(generation);
            assertThat(plan.supersedes().map(Tally::total).orElse(0L)).isEqualTo(wanted.size());
            for (Outcome outcome : outcomes) {
                long before = wanted.stream().filter(key -> latest.get(key) == outcome).count();
                assertThat(plan.supersedes().map(tally -> tally.count(outcome)).orElse(0L))
                        .isEqualTo(before);
            }
            run = work(run, random);
        }
    }

    @Test
    void plannerThatIsKilledAtAnyWriteOfARedriveIsSucceeded() {
        for (int kills = 0; ; kills++) {
            var again = new RedriveTest();
            RunDocument run = again.firstGeneration(new Random(5));
            again.drivenAgain(run, Set.of(Outcome.FAILED, Outcome.REJECTED));
            boolean survived = false;
            try {
                again.fixture.plan(new MortalControlObjects(again.control, kills, true), RUN);
                survived = true;
            } catch (Killed _) {
                // As is wanted.
            }

            RunDocument planned = again.fixture.plan(again.control, RUN);

            assertThat(planned(again.control, planned))
                    .extracting(SourceObject::key)
                    .containsExactlyInAnyOrderElementsOf(
                            again.keysOf(Set.of(Outcome.FAILED, Outcome.REJECTED)));
            if (survived) {
                assertThat(kills).isGreaterThan(3);
                return;
            }
        }
    }

    @Test
    void objectThatHadChangedIsTakenAsItIsNow() {
        RunDocument run = firstGeneration(new Random(2));
        String key = keysOf(Set.of(Outcome.CHANGED)).getFirst();
        fixture.sources.modified("raw", key, NOW);
        drivenAgain(run, Set.of(Outcome.CHANGED));

        assertThat(planned(control, fixture.plan(control, RUN)))
                .filteredOn(object -> object.key().equals(key))
                .extracting(SourceObject::etag)
                .containsExactly("e+");
    }

    @RepeatedTest(10)
    void otherRunTakesTheObjectsOfAnEarlierOneByTheirLatestResults(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        RunDocument run = firstGeneration(random);
        drivenAgain(run, Set.of(Outcome.FAILED));
        run = work(fixture.plan(control, RUN), random);
        complete(run);
        Set<Outcome> outcomes = some(random);
        var other = new RunName("other");
        fixture.create(
                control,
                spec(
                        other,
                        PlanningFixture.earlier(new EarlierRun(RUN, outcomes)),
                        ObjectFilter.ALL,
                        BuiltInRecipes.web()));

        assertThat(planned(control, fixture.plan(control, other)))
                .extracting(SourceObject::key)
                .containsExactlyInAnyOrderElementsOf(keysOf(outcomes));
    }

    @Test
    void earlierRunThatIsNotCompleteIsRefused() {
        firstGeneration(new Random(1));

        assertThat(refusal("{}"))
                .isEqualTo(
                        "the source is the run trial, which is RUNNING (expected a complete run)");
    }

    @Test
    void filterThatReportsCannotAnswerIsRefused() {
        complete(firstGeneration(new Random(1)));

        assertThat(refusal("{\"createdAfter\":\"2026-01-01T00:00:00Z\"}"))
                .contains("createdAfter", "the run trial");
    }

    private String refusal(String filter) {
        var other = new RunName("other");
        var source = new EarlierRun(RUN, EnumSet.allOf(Outcome.class));
        fixture.create(
                control,
                spec(
                        other,
                        PlanningFixture.earlier(source),
                        PlanningFixture.filter(filter),
                        BuiltInRecipes.web()));
        RunDocument run = fixture.plan(control, other);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        return run.reason().orElseThrow();
    }

    private RunDocument firstGeneration(Random random) {
        fixture.sources.bucket(
                "raw",
                IntStream.range(0, OBJECTS)
                        .mapToObj(i -> new SourceObject("p" + i, Optional.empty(), i, "e"))
                        .toList());
        fixture.create(control, spec(PlanningFixture.listing()));
        return work(fixture.plan(control, RUN), random);
    }

    /// Lets workers report all shards, each object by a result of chance.
    private RunDocument work(RunDocument run, Random random) {
        var plans = new Plans(control);
        plans.shards(RUN, run.plan().orElseThrow()).forEach(shard -> report(run, shard, random));
        return save(new RunEdit(run).queueUrl("q").state(RunState.RUNNING).at(NOW));
    }

    private void report(RunDocument run, PlannedShard shard, Random random) {
        List<ObjectResult> results =
                new Plans(control)
                        .objects(shard.manifest()).stream()
                                .map(object -> result(object, random))
                                .toList();
        results.forEach(result -> latest.put(result.source().key(), result.outcome()));
        new ShardReports(control)
                .write(
                        run.name(),
                        shard.id(),
                        ShardReport.write("raw", "hash", results),
                        new ReportStamp(Tally.of(results), NOW, shard.supersedes()));
    }

    private static ObjectResult result(SourceObject object, Random random) {
        Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        return new ObjectResult(
                object,
                outcome,
                List.of(),
                outcome.hasRenditions()
                        ? Optional.empty()
                        : Optional.of(new Reason("why-not", "by chance")),
                List.of());
    }

    private RunDocument drivenAgain(RunDocument run, Set<Outcome> outcomes) {
        RunDocument complete = complete(run);
        return save(PlanningFixture.drivenAgain(complete, outcomes));
    }

    private RunDocument complete(RunDocument run) {
        return save(new RunEdit(run).state(RunState.COMPLETED_WITH_FAILURES).at(NOW));
    }

    private RunDocument save(RunDocument next) {
        var documents = new RunDocuments(control);
        String etag = documents.read(next.name()).orElseThrow().etag();
        return documents.save(next, etag).orElseThrow().document();
    }

    private List<String> keysOf(Set<Outcome> outcomes) {
        return latest.entrySet().stream()
                .filter(entry -> outcomes.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<Outcome> some(Random random) {
        var some = EnumSet.of(OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        OUTCOMES.stream().filter(_ -> random.nextInt(3) == 0).forEach(some::add);
        return some;
    }
}
