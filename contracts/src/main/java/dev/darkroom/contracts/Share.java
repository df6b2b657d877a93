package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A run's part in the fair share of AWS Batch's job queue.
///
/// @param identifier the share identifier of its jobs
/// @param priority among the jobs of one share, 0 to 9999: the highest first
public record Share(String identifier, Optional<Integer> priority) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9]{1,255}");

    public Share {
        if (!IDENTIFIER.matcher(Documents.text("identifier", identifier)).matches()) {
            throw new InvalidField(
                    "identifier",
                    "not a share identifier: '%s' (expected 1 to 255 letters and digits)"
                            .formatted(identifier));
        }
        priority.ifPresent(value -> Documents.within("priority", value, 0, 9_999));
    }

    @JsonCreator
    static Share read(
            @JsonProperty("identifier") @Nullable String identifier,
            @JsonProperty("priority") @Nullable Integer priority) {
        return new Share(Documents.text("identifier", identifier), Optional.ofNullable(priority));
    }
}
