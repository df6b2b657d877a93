package dev.darkroom.status.api;

import dev.darkroom.contracts.RunName;

/// Run names as they stand in requests.
final class Names {
    private Names() {}

    static RunName run(String text) {
        try {
            return new RunName(text);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
