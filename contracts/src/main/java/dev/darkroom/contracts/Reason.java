package dev.darkroom.contracts;

import java.util.regex.Pattern;

/// Why a source object has no renditions: a stable code for machines and a sentence for people.
public record Reason(String code, String message) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int MAX_MESSAGE = 1_000;

    public Reason {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "not a reason code: '%s' (expected lower-case words joined by hyphens)"
                            .formatted(code));
        }
        if (message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE);
        }
    }
}
