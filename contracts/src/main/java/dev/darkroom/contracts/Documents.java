package dev.darkroom.contracts;

import org.jspecify.annotations.Nullable;

/// Guards that the records of this package share: what a JSON document must hold.
final class Documents {
    private Documents() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, "%s is missing".formatted(field));
        }
        return value;
    }

    static String text(String field, @Nullable String value) {
        if (required(field, value).isBlank()) {
            throw new InvalidField(field, "%s is empty".formatted(field));
        }
        return required(field, value);
    }

    static void within(String field, long value, long low, long high) {
        within(field, field, value, low, high);
    }

    /// @param what is so many, in words
    static void within(String field, String what, long value, long low, long high) {
        if (value < low || value > high) {
            throw new InvalidField(
                    field, "%s is %d (expected %d to %d)".formatted(what, value, low, high));
        }
    }

    static void notNegative(String field, long value) {
        within(field, value, 0, Long.MAX_VALUE);
    }

    static void version(String document, int version, int known) {
        if (version != known) {
            throw new InvalidField(
                    "version",
                    "%s has version %d (this Darkroom reads version %d)"
                            .formatted(document, version, known));
        }
    }
}
