package dev.darkroom.planner.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.schedule.MissedFirings;
import dev.darkroom.planner.schedule.Schedule;
import dev.darkroom.planner.schedule.ScheduleSpec;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A schedule as clients see it.
///
/// @param next its next firings; none while it is paused
/// @param lastRun the run of the latest firing
public record ScheduleView(
        String name,
        Spec spec,
        List<Instant> next,
        Optional<RunName> lastRun,
        Instant createdAt,
        Instant changedAt,
        URI self) {
    private static final int NEXT = 5;

    public ScheduleView {
        next = List.copyOf(next);
    }

    static ScheduleView of(Schedule schedule, Instant now) {
        return new ScheduleView(
                schedule.name().value(),
                Spec.of(schedule.spec()),
                schedule.spec().next(now, NEXT),
                schedule.lastRun(),
                schedule.createdAt(),
                schedule.changedAt(),
                URI.create(SchedulesResource.PATH + '/' + schedule.name()));
    }

    /// What was asked for.
    ///
    /// @param cron minute, hour, day of month, month, day of week
    /// @param timeZone of cron and of the run's names, such as Europe/Berlin; UTC unless said
    /// @param runName a template with {yyyy}, {MM}, {dd}, {HH} and {mm}
    /// @param run the spec of the runs, without a name
    /// @param missed what becomes of firings that no planner was there for
    public record Spec(
            String cron,
            String timeZone,
            String runName,
            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                    ObjectNode run,
            MissedFirings missed,
            boolean paused) {
        static Spec of(ScheduleSpec spec) {
            return new Spec(
                    spec.cron().toString(),
                    spec.timeZone().getId(),
                    spec.runName().text(),
                    spec.run(),
                    spec.missed(),
                    spec.paused());
        }
    }
}
