package dev.darkroom.planner.api;

import java.net.URI;
import java.util.Locale;

/// The kinds of problems, each with a stable URI.
enum ProblemType {
    NOT_JSON(400, "The body is not JSON"),
    NOT_YAML(400, "The body is not YAML"),
    INVALID_PARAMETER(400, "A parameter is invalid"),
    NO_SUCH_RUN(404, "There is no such run"),
    NO_SUCH_RECIPE(404, "There is no such built-in recipe"),
    NO_SUCH_SCHEDULE(404, "There is no such schedule"),
    NO_ESTIMATE(404, "There is no estimate of this run"),
    WRONG_STATE(409, "The run is in a state in which this cannot be done"),
    RUN_EXISTS(409, "Another run has this name"),
    ANOTHER_REVISION(412, "It was changed meanwhile"),
    TOO_LARGE(413, "The body is too large"),
    INVALID_SPEC(422, "The run cannot be made as it is specified"),
    NO_SOURCE(422, "The source cannot be read as it is specified"),
    BUSY(503, "Planner has no room for this now");

    private static final String BASE = "https://darkroom.dev/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    URI uri() {
        return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
