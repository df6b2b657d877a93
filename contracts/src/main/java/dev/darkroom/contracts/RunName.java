package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a run, chosen by the client, which is also its id: lower-case letters, digits and
/// hyphens, at most 40 of them, so that names made from it (an SQS queue's has 80, a Batch job's
/// 128) keep to their limits.
public record RunName(@JsonValue String value) implements Comparable<RunName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @JsonCreator
    public RunName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a run name: '%s' (expected 1 to 40 lower-case letters, digits and hyphens, not a hyphen first)"
                            .formatted(value));
        }
    }

    /// The run name that a text is, if it is one.
    public static Optional<RunName> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RunName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RunName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
