package dev.darkroom.planner.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/// Planner's settings for tests.
public final class TestConfig {
    private static final Map<String, String> REQUIRED =
            Map.of(
                    "darkroom.planner.control-bucket", "control",
                    "darkroom.planner.event-queue-url", "http://127.0.0.1/events",
                    "darkroom.planner.batch.job-queue", "workers",
                    "darkroom.planner.batch.job-definition", "worker");

    private TestConfig() {}

    /// @param settings without their prefix
    public static PlannerConfig with(Map<String, String> settings) {
        var all = new HashMap<>(REQUIRED);
        settings.forEach((key, value) -> all.put("darkroom.planner." + key, value));
        return read(all);
    }

    static PlannerConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(PlannerConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PlannerConfig.class);
    }
}
