package dev.darkroom.planner.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.contracts.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/runs/{name}/redrive`.
///
/// @param outcomes of the objects that are developed again; those that failed, unless said
@RegisterForReflection
public record RedriveRequest(Set<Outcome> outcomes) {
    private static final RedriveRequest DEFAULT = new RedriveRequest(Set.of(Outcome.FAILED));

    public RedriveRequest {
        outcomes = Set.copyOf(outcomes);
        if (outcomes.isEmpty() || outcomes.stream().anyMatch(Outcome::hasRenditions)) {
            throw new IllegalArgumentException(
                    "outcomes are %s (expected at least one, and none that has renditions)"
                            .formatted(outcomes));
        }
    }

    @JsonCreator
    static RedriveRequest read(@JsonProperty("outcomes") @Nullable Set<Outcome> outcomes) {
        return outcomes == null ? DEFAULT : new RedriveRequest(outcomes);
    }

    /// @param body may be left out
    static RedriveRequest of(@Nullable String body, @Nullable MediaType type) {
        return body == null || body.isBlank()
                ? DEFAULT
                : Bodies.read(
                        body,
                        type == null ? MediaType.APPLICATION_JSON_TYPE : type,
                        RedriveRequest.class,
                        "a redrive");
    }
}
