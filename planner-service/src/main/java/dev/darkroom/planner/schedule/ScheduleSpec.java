package dev.darkroom.planner.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client asks of a schedule: the body of `PUT /v1/schedules/{name}`.
///
/// @param run the spec of the runs, without a name
/// @param paused fires not, and makes up for nothing when it goes on
@RegisterForReflection
public record ScheduleSpec(
        CronExpression cron,
        ZoneId timeZone,
        RunNameTemplate runName,
        ObjectNode run,
        MissedFirings missed,
        boolean paused) {
    /// Firings whose names are compared when a schedule is made.
    private static final int FORESEEN = 2_000;

    @JsonCreator
    static ScheduleSpec read(
            @JsonProperty("cron") @Nullable CronExpression cron,
            @JsonProperty("timeZone") @Nullable ZoneId timeZone,
            @JsonProperty("runName") @Nullable RunNameTemplate runName,
            @JsonProperty("run") @Nullable ObjectNode run,
            @JsonProperty("missed") @Nullable MissedFirings missed,
            @JsonProperty("paused") @Nullable Boolean paused) {
        return new ScheduleSpec(
                required("cron", cron),
                timeZone == null ? ZoneOffset.UTC : timeZone,
                required("runName", runName),
                required("run", run),
                missed == null ? MissedFirings.LATEST : missed,
                paused != null && paused);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing".formatted(field));
        }
        return value;
    }

    /// The spec of the run of a firing.
    ///
    /// @throws InvalidDocument if the schedule's run is none
    RunSpec run(ZonedDateTime firing) throws InvalidDocument {
        ObjectNode named = run.deepCopy();
        named.put("name", runName.name(firing).value());
        return Json.request(named.toString(), RunSpec.class);
    }

    /// Refuses a schedule whose firings would make no runs, or share one.
    ///
    /// @param now where firings begin to count
    /// @throws InvalidDocument if the run is none: its path is within the run
    /// @throws IllegalArgumentException for all else
    public void check(Instant now) throws InvalidDocument {
        if (run.has("name")) {
            throw new IllegalArgumentException(
                    "run has the name %s (expected none: runName says how runs are called)"
                            .formatted(run.get("name")));
        }
        Optional<ZonedDateTime> first = cron.next(now.atZone(timeZone));
        if (first.isPresent()) {
            run(first.get());
        }
        Optional<String> problem = problem(now);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /// The next firings, for people; none while it is paused.
    public List<Instant> next(Instant now, int count) {
        return Firings.next(this, now, count);
    }

    /// What is wrong with the schedule as a whole: firings that would share a run, or that never
    /// come.
    ///
    /// @param now where firings begin to count
    Optional<String> problem(Instant now) {
        var names = new HashMap<RunName, ZonedDateTime>();
        ZonedDateTime time = now.atZone(timeZone);
        for (int i = 0; i < FORESEEN; i++) {
            Optional<ZonedDateTime> next = cron.next(time);
            if (next.isEmpty()) {
                return names.isEmpty()
                        ? Optional.of("cron '%s' never fires".formatted(cron))
                        : Optional.empty();
            }
            time = next.get();
            ZonedDateTime other = names.put(runName.name(time), time);
            if (other != null) {
                return Optional.of(
                        "the firings of %s and %s would share the run %s (expected a template whose finest placeholder is as fine as cron)"
                                .formatted(
                                        other.toOffsetDateTime(),
                                        time.toOffsetDateTime(),
                                        runName.name(time)));
            }
        }
        return Optional.empty();
    }

    /// Whether the other fires at other times.
    boolean firesUnlike(ScheduleSpec other) {
        return !cron.equals(other.cron)
                || !timeZone.equals(other.timeZone)
                || paused != other.paused;
    }
}
