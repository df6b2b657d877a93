package dev.darkroom.planner.run;

import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.cost.Prices;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
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
    Fleet fleet(PlannerConfig config, Prices prices) {
        PlannerConfig.Batch batch = config.batch();
        return new Fleet(
                batch.vcpus(),
                batch.mopUpJobQueue().isPresent(),
                batch.runnableLimit(),
                batch.shardTime(),
                prices);
    }

    /// Where nothing estimates, a run that awaits confirmation shows no estimate, and says why in
    /// the log.
    @Produces
    @Singleton
    @DefaultBean
    Estimating estimating() {
        return (run, _) -> {
            throw new IllegalStateException("nothing estimates run " + run.name());
        };
    }

    /// A planner's name holds its host's, for people, and something unlike any other planner's.
    @Produces
    @Singleton
    Reconciler reconciler(Pace pace, Fleet fleet) {
        String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("planner");
        return new Reconciler(host + '-' + UUID.randomUUID(), pace, fleet);
    }
}
