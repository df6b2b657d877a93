package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.planner.inventory.ObjectSelection;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads what clients send, and refuses what is wrong with a [ProblemException].
final class RunRequests {
    static final int MAX_LIMIT = 1_000;

    private RunRequests() {}

    /// @param type of the body, JSON or YAML
    static RunSpec spec(String body, MediaType type) {
        RunSpec spec = Bodies.read(body, type, RunSpec.class, "a run spec");
        try {
            ObjectSelection.check(spec.filter());
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Problem.of(
                            ProblemType.INVALID_SPEC,
                            "filter.glob: " + problem,
                            new Problem.FieldError("filter.glob", problem)));
        }
        return spec;
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

    static Set<RunState> states(List<String> texts) {
        var states = EnumSet.noneOf(RunState.class);
        for (String text : texts) {
            try {
                states.add(RunState.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw parameter(
                        "state",
                        "state is '%s' (expected one of %s)"
                                .formatted(text, Arrays.toString(RunState.values())));
            }
        }
        return states;
    }

    static ProblemException refused(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    static ProblemException parameter(String name, String problem) {
        return new ProblemException(
                Problem.of(
                        ProblemType.INVALID_PARAMETER,
                        problem,
                        new Problem.FieldError(name, problem)));
    }
}
