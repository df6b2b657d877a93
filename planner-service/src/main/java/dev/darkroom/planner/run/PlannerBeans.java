package dev.darkroom.planner.run;

import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.shard.WorkRate;
import dev.darkroom.planner.shard.WorkRates;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/// Makes the beans that are no beans by themselves.
final class PlannerBeans {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Pace pace(PlannerConfig config) {
        PlannerConfig.Pace pace = config.pace();
        return new Pace(pace.look(), pace.lease(), pace.quiet(), pace.closing(), pace.rounds());
    }

    @Produces
    @Singleton
    WorkRates rates(PlannerConfig config) {
        var rates = new HashMap<String, WorkRate>();
        config.rates()
                .forEach((suffix, rate) ->
                        rates.put(
                                suffix, new WorkRate(rate.baseMillis(), rate.millisPerMebibyte())));
        return WorkRates.builtIn().with(rates);
    }

    @Produces
    @Singleton
    Fleet fleet(PlannerConfig config, Prices prices) {
        PlannerConfig.Batch batch = config.batch();
        return new Fleet(
                batch.vcpus(),
                batch.mopUpJobQueue().isPresent(),
                batch.runnableLimit(),
                batch.shardTime(),
                prices);
    }

    /// A planner's name holds its host's, for people, and something unlike any other planner's.
    @Produces
    @Singleton
    Reconciler reconciler(Pace pace, Fleet fleet) {
        String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("planner");
        return new Reconciler(host + '-' + UUID.randomUUID(), pace, fleet);
    }
}
