package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many objects may be rejected or fail before a run pauses for somebody to look. Nothing is
/// judged before [#LEAST_OBJECTS] have a result.
///
/// @param percentage of the objects that have a result, 0 to 100
/// @param count of objects
public record ToleratedFailures(double percentage, Optional<Long> count) {
    public static final ToleratedFailures DEFAULT = new ToleratedFailures(50, Optional.empty());

    /// As S3 Batch Operations waits for a thousand.
    public static final long LEAST_OBJECTS = 1_000;

    public ToleratedFailures {
        if (!(percentage >= 0 && percentage <= 100)) {
            throw new InvalidField(
                    "percentage", "percentage is %s (expected 0 to 100)".formatted(percentage));
        }
        count.ifPresent(most -> Documents.notNegative("count", most));
    }

    @JsonCreator
    static ToleratedFailures read(
            @JsonProperty("percentage") @Nullable Double percentage,
            @JsonProperty("count") @Nullable Long count) {
        return new ToleratedFailures(
                percentage == null ? DEFAULT.percentage : percentage, Optional.ofNullable(count));
    }

    /// Whether so many failures are too many.
    ///
    /// @param objects that have a result, the failures among them
    public boolean isExceeded(long failures, long objects) {
        if (objects < LEAST_OBJECTS) {
            return false;
        }
        return failures * 100.0 > percentage * objects
                || count.filter(most -> failures > most).isPresent();
    }
}
