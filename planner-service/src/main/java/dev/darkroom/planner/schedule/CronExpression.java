package dev.darkroom.planner.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When a schedule fires: minute, hour, day of month, month and day of week, as Unix' cron has
/// them.
@RegisterForReflection
public final class CronExpression {
    private final String text;
    private final ExecutionTime times;

    /// @throws IllegalArgumentException if it is no such expression
    @JsonCreator
    public CronExpression(String text) {
        this.text = text;
        var unix = CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
        try {
            times = ExecutionTime.forCron(new CronParser(unix).parse(text).validate());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a cron expression: '%s' (expected minute, hour, day of month, month, day of week): %s"
                            .formatted(text, e.getMessage()),
                    e);
        }
    }

    /// The first firing after a time, by the clock of that time's zone: each time that the clock
    /// should show fires once. One that it leaves out when summer time begins fires an hour later,
    /// and one that it shows twice when summer time ends fires the first time.
    Optional<ZonedDateTime> next(ZonedDateTime after) {
        ZoneId zone = after.getZone();
        // cron-utils would leave out what the clock does: it is asked in a zone whose clock does
        // not.
        Optional<ZonedDateTime> local =
                times.nextExecution(after.withZoneSameLocal(ZoneOffset.UTC));
        while (local.isPresent()) {
            ZonedDateTime firing = local.get().toLocalDateTime().atZone(zone);
            if (firing.isAfter(after)) {
                return Optional.of(firing);
            }
            local = times.nextExecution(local.get());
        }
        return Optional.empty();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
