package dev.darkroom.planner.schedule;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import java.time.Instant;

/// Schedules for tests.
final class TestSchedules {
    static final Instant MADE = Instant.parse("2026-01-15T12:00:00Z");

    private TestSchedules() {}

    /// Of runs of all that is in `raw`.
    static ScheduleSpec spec(String cron, String zone, String runName, String more) {
        String json =
                """
                {"cron":"%s","timeZone":"%s","runName":"%s",%s
                "run":{"source":{"bucket":"raw"},"destination":{"bucket":"processed"}}}
                """
                        .formatted(cron, zone, runName, more);
        try {
            return Json.request(json, ScheduleSpec.class);
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static Schedule schedule(ScheduleSpec spec) {
        return Schedule.created(new ScheduleName("monthly"), spec, MADE);
    }
}
