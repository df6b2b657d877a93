package dev.darkroom.planner.inventory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/// Numbers and times in bytes of ASCII, read without making a string of them.
final class Digits {
    private static final int MOST = 18;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int SECONDS_AN_HOUR = 3_600;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MILLIS_A_SECOND = 1_000;
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private Digits() {}

    /// @throws IllegalArgumentException if it is no number from 0 on
    static long number(byte[] bytes, int from, int to) {
        if (from == to || to - from > MOST) {
            throw new IllegalArgumentException(
                    "'%s' is no size (expected 0 or more bytes)".formatted(text(bytes, from, to)));
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException(
                        "'%s' is no size (expected 0 or more bytes)"
                                .formatted(text(bytes, from, to)));
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /// A time such as `2026-11-23T12:00:00.000Z`, in milliseconds; [CataloguedObject#UNKNOWN] for
    /// no text at all.
    ///
    /// @throws java.time.DateTimeException if it is no time
    static long millis(byte[] bytes, int from, int to) {
        if (from == to) {
            return CataloguedObject.UNKNOWN;
        }
        if (!hasForm(bytes, from, to)) {
            return Instant.parse(text(bytes, from, to)).toEpochMilli();
        }
        long day =
                LocalDate.of(
                                (int) number(bytes, from, from + 4),
                                (int) number(bytes, from + 5, from + 7),
                                (int) number(bytes, from + 8, from + 10))
                        .toEpochDay();
        long seconds =
                day * SECONDS_A_DAY
                        + number(bytes, from + 11, from + 13) * SECONDS_AN_HOUR
                        + number(bytes, from + 14, from + 16) * SECONDS_A_MINUTE
                        + number(bytes, from + 17, from + 19);
        return seconds * MILLIS_A_SECOND + number(bytes, from + 20, from + 23);
    }

    private static boolean hasForm(byte[] bytes, int from, int to) {
        if (to - from != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            int found = bytes[from + i];
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
