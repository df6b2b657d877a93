package dev.darkroom.planner.api;

import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.Yaml;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/// Reads what clients send, and refuses what is wrong with a [ProblemException].
final class RunRequests {
    static final String YAML = "application/yaml";
    static final int MAX_BYTES = 256 << 10;
    static final int MAX_LIMIT = 1_000;

    private RunRequests() {}

    /// @param type of the body, JSON or YAML
    static RunSpec spec(String body, MediaType type) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw refused(
                    ProblemType.TOO_LARGE,
                    "the body has %d bytes (expected at most %d)".formatted(bytes, MAX_BYTES));
        }
        if (body.isBlank()) {
            throw refused(
                    ProblemType.NOT_JSON, "the body is empty (expected the JSON of a run spec)");
        }
        try {
            return Json.request(isYaml(type) ? yaml(body) : body, RunSpec.class);
        } catch (InvalidDocument e) {
            String problem = String.valueOf(e.getMessage());
            var error = new Problem.FieldError(e.path(), problem);
            throw new ProblemException(
                    Problem.of(
                            isSyntax(e) ? ProblemType.NOT_JSON : ProblemType.INVALID_SPEC,
                            e.path().isEmpty() ? problem : e.path() + ": " + problem,
                            error));
        }
    }

    private static boolean isYaml(MediaType type) {
        return type.isCompatible(MediaType.valueOf(YAML));
    }

    private static String yaml(String body) {
        try {
            return Yaml.toJson(body);
        } catch (InvalidDocument e) {
            throw refused(ProblemType.NOT_YAML, String.valueOf(e.getMessage()));
        }
    }

    static RunName name(String text) {
        try {
            return new RunName(text);
        } catch (IllegalArgumentException e) {
            // What is no name is the name of no run.
            throw refused(ProblemType.NO_SUCH_RUN, String.valueOf(e.getMessage()));
        }
    }

    static RunName after(String text) {
        try {
            return new RunName(text);
        } catch (IllegalArgumentException e) {
            throw parameter("after", String.valueOf(e.getMessage()));
        }
    }

    static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            limit = 0;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw parameter("limit", "limit is '%s' (expected 1 to %d)".formatted(text, MAX_LIMIT));
        }
        return limit;
    }

    static ProblemException refused(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    private static ProblemException parameter(String name, String problem) {
        return new ProblemException(
                Problem.of(
                        ProblemType.INVALID_PARAMETER,
                        problem,
                        new Problem.FieldError(name, problem)));
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
