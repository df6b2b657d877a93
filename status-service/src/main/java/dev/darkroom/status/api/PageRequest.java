package dev.darkroom.status.api;

import dev.darkroom.contracts.RunName;
import java.util.Optional;

/// Which page of the runs is asked for.
///
/// @param after the last run of the page before
record PageRequest(int limit, Optional<RunName> after) {
    static final int DEFAULT_LIMIT = 100;
    static final int MOST = 1000;

    PageRequest {
        if (limit < 1 || limit > MOST) {
            throw wrongLimit(String.valueOf(limit));
        }
    }

    static PageRequest of(Optional<String> limit, Optional<String> after) {
        return new PageRequest(
                limit.map(PageRequest::number).orElse(DEFAULT_LIMIT), after.map(Names::run));
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException _) {
            throw wrongLimit(limit);
        }
    }

    private static RequestRefused wrongLimit(String limit) {
        return RequestRefused.badRequest("limit is '%s' (expected 1 to %d)".formatted(limit, MOST));
    }
}
