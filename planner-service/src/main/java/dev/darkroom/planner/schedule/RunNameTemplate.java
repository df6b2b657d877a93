package dev.darkroom.planner.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.contracts.RunName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the name of a schedule's run follows from the time of its firing: `{yyyy}-{MM}-uploads`.
///
/// The placeholders are `{yyyy}`, `{MM}`, `{dd}`, `{HH}` and `{mm}`, by the clock of the schedule's
/// time zone.
@RegisterForReflection
public record RunNameTemplate(@JsonValue String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(yyyy|MM|dd|HH|mm)}");

    @JsonCreator
    public RunNameTemplate {
        String sample = PLACEHOLDER.matcher(text).replaceAll("00");
        if (sample.contains("{") || sample.contains("}")) {
            throw new IllegalArgumentException(
                    "not a template of run names: '%s' (expected {yyyy}, {MM}, {dd}, {HH} and {mm} as placeholders)"
                            .formatted(text));
        }
        if (!text.contains("{yyyy}")) {
            throw new IllegalArgumentException(
                    "the template '%s' would give runs of different years one name (expected {yyyy} in it)"
                            .formatted(text));
        }
    }

    /// The name of the run of a firing.
    ///
    /// @throws IllegalArgumentException if it is no run name
    RunName name(ZonedDateTime firing) {
        return new RunName(
                PLACEHOLDER
                        .matcher(text)
                        .replaceAll(placeholder ->
                                DateTimeFormatter.ofPattern(placeholder.group(1), Locale.ROOT)
                                        .format(firing)));
    }

    @Override
    public String toString() {
        return text;
    }
}
