package dev.darkroom.local.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The fields of a request; what is missing or of another type is the client's fault.
final class Field {
    private Field() {}

    static String text(JsonNode request, String name) {
        return optionalText(request, name)
                .orElseThrow(() -> new ClientException(name + " is missing"));
    }

    static Optional<String> optionalText(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isTextual()) throw new ClientException(name + " is no string: " + value);
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    static OptionalInt optionalInt(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (value.isMissingNode() || value.isNull()) return OptionalInt.empty();
        if (!value.isInt()) throw new ClientException(name + " is no integer: " + value);
        return OptionalInt.of(value.intValue());
    }

    static List<String> texts(JsonNode request, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : request.path(name)) texts.add(element.asText());
        return texts;
    }

    /// A list of `{name, value}`, as environments are written.
    static Map<String, String> pairs(JsonNode request, String name) {
        Map<String, String> pairs = new HashMap<>();
        for (JsonNode element : request.path(name)) {
            pairs.put(text(element, "name"), element.path("value").asText(""));
        }
        return pairs;
    }

    static Map<String, String> map(JsonNode request, String name) {
        Map<String, String> map = new HashMap<>();
        request.path(name)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
