package dev.darkroom.simulator.scenario;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.run.Fleet;
import dev.darkroom.planner.run.Pace;
import dev.darkroom.simulator.cloud.Photo;
import dev.darkroom.simulator.world.Chance;
import dev.darkroom.worker.shard.SessionLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The parameters of one schedule, all from its seed.
///
/// @param recipeHash of the spec's recipe
/// @param whims what people do to the run
/// @param photos in the raw bucket when the run is created
/// @param calmAfter when faults cease
/// @param endsBy when the run must be closed
/// @param maxReceiveCount of the job queue
public record Scenario(
        long seed,
        RunSpec spec,
        String recipeHash,
        int photos,
        int planners,
        int consumers,
        Pace pace,
        Fleet fleet,
        Whims whims,
        SessionLimits limits,
        int maxReceiveCount,
        Duration calmAfter,
        Duration endsBy,
        Sabotage sabotage) {
    private static final long MEGABYTE = 1_000_000;
    private static final String BROKEN = ".broken.jpg";
    private static final RunName RUN = new RunName("run");

    /// After the last fault: the longest pause, then three rounds of a dead worker's visibility,
    /// quiet and back-off.
    public static final Duration AFTERMATH = Duration.ofMinutes(30);

    public static Scenario of(long seed, Sabotage sabotage) {
        var chance = new Chance(~seed);
        Recipe recipe = recipe(chance);
        var spec =
                new RunSpec(
                        RUN,
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", "out/"),
                        recipe,
                        new ShardLimits(chance.within(1, 6), 20 * MEGABYTE),
                        new WorkerLimits(chance.within(1, 6), chance.within(1, 3)));
        int onDemandMax = chance.within(0, 3);
        Whims whims = Whims.of(chance);
        RunSpec limited = limited(spec, onDemandMax, whims);
        Fleet fleet = chance.happens(0.5) ? dear().withMopUp() : dear();
        Duration calmAfter = chance.within(Duration.ofMinutes(1), Duration.ofMinutes(15));
        return new Scenario(
                seed,
                limited,
                recipe.hash(),
                chance.within(1, 30),
                chance.within(2, 3),
                chance.within(1, 2),
                usualPace(),
                fleet,
                whims,
                drawnLimits(chance),
                chance.within(2, 6),
                calmAfter,
                calmAfter.plus(AFTERMATH),
                sabotage);
    }

    public ControlKeys keys() {
        return new ControlKeys(spec.name());
    }

    /// A photo as it is when the run is created, broken or sound, of some megabytes.
    public static Photo photo(int number, Chance chance) {
        String key = "photo-%02d%s".formatted(number, chance.happens(0.1) ? BROKEN : ".jpg");
        return new Photo(key, chance.within(1, 8) * MEGABYTE, "v1-of-" + number, isBroken(key));
    }

    /// Whether an imager rejects the photo, before and after it was changed.
    public static boolean isBroken(String key) {
        return key.endsWith(BROKEN);
    }

    private static Recipe recipe(Chance chance) {
        Recipe web = BuiltInRecipes.web();
        return Recipe.of(
                web.name(), web.renditions().subList(0, chance.within(1, web.renditions().size())));
    }

    private static RunSpec limited(RunSpec spec, int onDemandMax, Whims whims) {
        return new RunSpec(
                spec.name(),
                spec.source(),
                spec.filter(),
                spec.destination(),
                spec.recipe(),
                spec.shards(),
                new WorkerLimits(
                        spec.workers().max(),
                        spec.workers().shardsPerWorker(),
                        onDemandMax,
                        Optional.empty(),
                        Optional.empty()),
                spec.toleratedFailures(),
                whims.maxCost(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false);
    }

    /// Prices at which some minutes cost some dollars, and little patience with workers that wait.
    private static Fleet dear() {
        var price = BigDecimal.TEN;
        var none = BigDecimal.ZERO;
        var prices = new Prices(price, price.add(price), none, none, none, none, none, none);
        return new Fleet(2, false, Duration.ofMinutes(2), Duration.ofMinutes(1), prices);
    }

    private static Pace usualPace() {
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                3);
    }

    private static SessionLimits drawnLimits(Chance chance) {
        return SessionLimits.of(chance.within(1, 4), 16 * MEGABYTE)
                .withTimes(
                        chance.within(Duration.ofSeconds(20), Duration.ofMinutes(2)),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(chance.within(1, 10)));
    }
}
