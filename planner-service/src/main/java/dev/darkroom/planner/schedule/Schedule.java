package dev.darkroom.planner.schedule;

import dev.darkroom.contracts.RunName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;

/// A schedule as it stands in the control bucket, `schedules/{name}.json`.
///
/// @param revision one more with every write
/// @param firedTo firings up to this time are dealt with
/// @param lastRun the run of the latest firing
@RegisterForReflection
public record Schedule(
        int version,
        ScheduleName name,
        ScheduleSpec spec,
        long revision,
        Instant firedTo,
        Optional<RunName> lastRun,
        Instant createdAt,
        Instant changedAt) {
    private static final int VERSION = 1;

    public Schedule {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "schedule has version %d (this Darkroom reads version %d)"
                            .formatted(version, VERSION));
        }
    }

    /// Fires from now on.
    static Schedule created(ScheduleName name, ScheduleSpec spec, Instant now) {
        return new Schedule(VERSION, name, spec, 1, now, Optional.empty(), now, now);
    }

    /// With another spec; a change of its times makes up for nothing that was missed before.
    Schedule changed(ScheduleSpec next, Instant now) {
        return new Schedule(
                version,
                name,
                next,
                revision + 1,
                next.firesUnlike(spec) ? now : firedTo,
                lastRun,
                createdAt,
                now);
    }

    Schedule fired(Instant to, Optional<RunName> run) {
        return new Schedule(
                version, name, spec, revision + 1, to, run.or(() -> lastRun), createdAt, changedAt);
    }
}
