package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A complete run whose source objects are taken again.
///
/// @param outcomes of the objects that are taken, in that run
public record EarlierRun(RunName name, Set<Outcome> outcomes) {
    public EarlierRun {
        outcomes = Set.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new InvalidField("outcomes", "outcomes are empty (expected at least one)");
        }
    }

    @JsonCreator
    static EarlierRun read(
            @JsonProperty("name") @Nullable RunName name,
            @JsonProperty("outcomes") @Nullable Set<Outcome> outcomes) {
        return new EarlierRun(
                Documents.required("name", name),
                outcomes == null ? EnumSet.allOf(Outcome.class) : outcomes);
    }
}
