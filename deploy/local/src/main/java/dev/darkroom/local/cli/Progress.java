package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A run's progress, as status-service answers it.
record Progress(JsonNode json) {
    long objects(String outcome) {
        return json.path("objects").path(outcome).asLong();
    }

    /// Of the run, in all its generations.
    long planned() {
        return json.path("ledger").path("planned").asLong();
    }

    long done() {
        return json.path("ledger").path("final").asLong();
    }

    String state() {
        return json.path("state").asText("");
    }

    Optional<String> reason() {
        return Optional.ofNullable(json.path("reason").textValue());
    }

    /// Whether the run is over and every planned object has its one result.
    boolean isComplete() {
        return state().startsWith("COMPLETED") && json.path("ledger").path("complete").asBoolean();
    }

    boolean hasFailed() {
        return state().equals("FAILED") || state().equals("CANCELLED");
    }

    double photosPerSecond() {
        return json.path("rate").path("overall").path("objectsPerSecond").asDouble();
    }

    double bytesPerSecond() {
        return json.path("rate").path("overall").path("bytesPerSecond").asDouble();
    }

    Optional<Duration> left() {
        JsonNode seconds = json.path("eta").path("seconds");
        return seconds.isMissingNode()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds.asLong()));
    }

    long sourceBytes() {
        return json.path("sourceBytes").asLong();
    }

    long renditions() {
        return json.path("renditions").asLong();
    }

    long renditionBytes() {
        return json.path("renditionBytes").asLong();
    }

    /// Objects without renditions by the code of their reason.
    Map<String, Long> reasons() {
        var reasons = new TreeMap<String, Long>();
        json.path("reasons")
                .properties()
                .forEach(it -> reasons.put(it.getKey(), it.getValue().asLong()));
        return reasons;
    }

    /// One line: what is done, how fast, how long it will take.
    String line() {
        if (planned() == 0) {
            return state().isEmpty()
                    ? "waiting for planner"
                    : state().toLowerCase(java.util.Locale.ROOT);
        }
        return "%d/%d done · %d rejected · %s photos/s · %s/s · %s"
                .formatted(
                        done(),
                        planned(),
                        objects("rejected"),
                        Amounts.rate(photosPerSecond()),
                        Amounts.bytes(bytesPerSecond()),
                        left().map(time -> Amounts.time(time) + " left")
                                .orElse(done() < planned() ? "time left unknown" : "finishing"));
    }
}
