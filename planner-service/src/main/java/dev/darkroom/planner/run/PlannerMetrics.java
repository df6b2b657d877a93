package dev.darkroom.planner.run;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;

/// Planner's metrics, all of them.
@Singleton
final class PlannerMetrics {
    private static final String ACTIONS = "darkroom_planner_actions";
    private static final String TAKE_OVERS = "darkroom_planner_take_overs";
    private static final String DEAD_LETTERS = "darkroom_planner_dead_letters";
    private static final String ACTIVE_RUNS = "darkroom_planner_active_runs";

    private final MeterRegistry registry;

    PlannerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void done(String action) {
        count(action, "done");
    }

    /// Another planner wrote the run's document first.
    void lost(String action) {
        count(action, "lost");
    }

    void failed(String action) {
        count(action, "failed");
    }

    /// A run was taken over whose planner let its lease end.
    void tookOver() {
        registry.counter(TAKE_OVERS).increment();
    }

    /// A job message was found in the dead-letter queue that was not there before.
    void sawDeadLetter() {
        registry.counter(DEAD_LETTERS).increment();
    }

    /// Runs that are followed, whoever holds them.
    void activeRuns(Map<?, ?> followed) {
        registry.gaugeMapSize(ACTIVE_RUNS, java.util.List.of(), followed);
    }

    private void count(String action, String outcome) {
        registry.counter(ACTIONS, "action", action, "outcome", outcome).increment();
    }
}
