package dev.darkroom.planner.run;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.EarlierRun;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.ObjectFilter;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Redrive;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Source;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.ToleratedFailures;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.inventory.InMemoryInventoryBucket;
import dev.darkroom.planner.inventory.InMemorySources;
import dev.darkroom.planner.inventory.Inventories;
import dev.darkroom.planner.inventory.PinnedInventories;
import dev.darkroom.planner.shard.PlanMaker;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.shard.WorkRates;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs that are planned upon edges in memory, for tests.
final class PlanningFixture {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final RunName RUN = new RunName("trial");

    final InMemorySources sources = new InMemorySources();
    final InMemoryInventoryBucket inventories = new InMemoryInventoryBucket();
    final Reconciler reconciler =
            new Reconciler(
                    "one",
                    new Pace(
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(1),
                            2),
                    Fleet.ON_SPOT);

    static RunSpec spec(RunName name, Source source, ObjectFilter filter, Recipe recipe) {
        return new RunSpec(
                name,
                source,
                filter,
                Destination.of("processed", ""),
                recipe,
                new ShardLimits(7, 1 << 20),
                WorkerLimits.DEFAULT,
                ToleratedFailures.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false);
    }

    static RunSpec spec(Source source) {
        return spec(RUN, source, ObjectFilter.ALL, BuiltInRecipes.web());
    }

    static Source listing() {
        return Source.listing(new BucketPrefix("raw", ""));
    }

    static Source inventory(InventoryLocation location) {
        return new Source("raw", "", Optional.of(location), Optional.empty(), Optional.empty());
    }

    static Source list(ObjectLocation file) {
        return new Source("raw", "", Optional.empty(), Optional.of(file), Optional.empty());
    }

    static Source earlier(EarlierRun run) {
        return new Source("raw", "", Optional.empty(), Optional.empty(), Optional.of(run));
    }

    /// A filter, by its JSON.
    static ObjectFilter filter(String json) {
        try {
            return Json.request(json, ObjectFilter.class);
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException(e);
        }
    }

    Planning planning(ControlObjects control) {
        var reports = new ShardReports(control);
        var listings = new FrozenListings(sources, sources, control, () -> NOW);
        var latest = new LatestResults(reports);
        return new Planning(
                reconciler,
                listings,
                new PinnedInventories(new Inventories(inventories)),
                new EarlierRuns(new RunDocuments(control), latest, listings, sources),
                latest,
                sources,
                new PlanMaker(control, WorkRates.builtIn(), 2, 300),
                () -> NOW);
    }

    void create(ControlObjects control, RunSpec spec) {
        new RunDocuments(control).create(RunDocument.created(spec, NOW));
    }

    /// Takes the run over, as a planner does that finds it without a holder, and plans it.
    RunDocument plan(ControlObjects control, RunName name) {
        HeldRun run = takeOver(control, name);
        if (run.document().snapshot().isEmpty()) {
            planning(control).freezeListing(run);
        }
        if (run.document().plan().isEmpty() && !run.document().state().isFinal()) {
            planning(control).makePlan(run);
        }
        return run.document();
    }

    HeldRun takeOver(ControlObjects control, RunName name) {
        var documents = new RunDocuments(control);
        var run = new HeldRun(documents, reconciler, () -> NOW, documents.read(name).orElseThrow());
        var lease = new Lease("one", NOW.plusSeconds(60));
        run.save(new RunEdit(run.document()).takenOver(lease).at(NOW));
        return run;
    }

    /// The run, which is complete, driven again.
    static RunDocument drivenAgain(RunDocument run, Set<Outcome> outcomes) {
        return new RunEdit(run).redrive(new Redrive(outcomes, Tally.NONE)).plannedAnew().at(NOW);
    }

    static List<SourceObject> planned(InMemoryControlObjects control, RunDocument run) {
        var plans = new Plans(control);
        var objects = new ArrayList<SourceObject>();
        plans.shards(run.name(), run.plan().orElseThrow())
                .forEach(shard -> objects.addAll(plans.objects(shard.manifest())));
        return objects;
    }
}
