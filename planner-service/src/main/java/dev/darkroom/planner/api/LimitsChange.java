package dev.darkroom.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunLimits;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/// A change of a run's limits: a JSON merge patch (RFC 7396).
final class LimitsChange {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private LimitsChange() {}

    /// The limits after the change.
    static RunLimits of(String body, RunLimits standing) {
        String json = Bodies.json(body, MediaType.APPLICATION_JSON_TYPE, "a change of limits");
        try {
            ObjectNode patch = Json.request(json, ObjectNode.class);
            ObjectNode limits = Json.message(Json.text(standing), ObjectNode.class);
            merge(limits, patch);
            return Json.request(limits.toString(), RunLimits.class);
        } catch (InvalidDocument e) {
            throw Bodies.invalid(e, "");
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String field = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(field);
            } else if (change.getValue() instanceof ObjectNode inner) {
                merge(
                        target.get(field) instanceof ObjectNode known
                                ? known
                                : target.putObject(field),
                        inner);
            } else {
                target.set(field, change.getValue());
            }
        }
    }
}
