package dev.darkroom.planner.api;

import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Yaml;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/// Reads the bodies of requests, in JSON or YAML, and refuses what is wrong with a
/// [ProblemException].
final class Bodies {
    static final String YAML = "application/yaml";
    static final int MAX_BYTES = 256 << 10;

    private Bodies() {}

    /// @param type of the body, JSON or YAML
    /// @param what the document is, for people: "a run spec"
    static <T> T read(String body, MediaType type, Class<T> document, String what) {
        String json = json(body, type, what);
        try {
            return Json.request(json, document);
        } catch (InvalidDocument e) {
            throw invalid(e, "");
        }
    }

    /// The body as JSON, which is not looked at yet.
    static String json(String body, MediaType type, String what) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw RunRequests.refused(
                    ProblemType.TOO_LARGE,
                    "the body has %d bytes (expected at most %d)".formatted(bytes, MAX_BYTES));
        }
        if (body.isBlank()) {
            throw RunRequests.refused(
                    ProblemType.NOT_JSON,
                    "the body is empty (expected the JSON of %s)".formatted(what));
        }
        return type.isCompatible(MediaType.valueOf(YAML)) ? yaml(body) : body;
    }

    private static String yaml(String body) {
        try {
            return Yaml.toJson(body);
        } catch (InvalidDocument e) {
            throw RunRequests.refused(ProblemType.NOT_YAML, String.valueOf(e.getMessage()));
        }
    }

    /// @param within the place of the document in the body, such as `run.`
    static ProblemException invalid(InvalidDocument e, String within) {
        String problem = String.valueOf(e.getMessage());
        String path = (within + e.path()).replaceFirst("\\.$", "");
        return new ProblemException(
                Problem.of(
                        isSyntax(e) ? ProblemType.NOT_JSON : ProblemType.INVALID_SPEC,
                        path.isEmpty() ? problem : path + ": " + problem,
                        new Problem.FieldError(path, problem)));
    }

    private static boolean isSyntax(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException) {
                return true;
            }
        }
        return false;
    }
}
