package dev.darkroom.planner.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;

/// The name of a schedule: lower-case letters, digits and hyphens, at most 40 of them.
@RegisterForReflection
public record ScheduleName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public ScheduleName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a schedule name: '%s' (expected 1 to 40 lower-case letters, digits and hyphens, not a hyphen first)"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
