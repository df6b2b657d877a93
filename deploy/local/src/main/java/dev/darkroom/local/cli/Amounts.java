package dev.darkroom.local.cli;

import java.time.Duration;
import java.util.Locale;

/// Amounts as people read them.
final class Amounts {
    private static final double MEGA = 1_000_000;
    private static final double GIGA = 1_000_000_000;

    private Amounts() {}

    static String bytes(double bytes) {
        return bytes >= GIGA
                ? String.format(Locale.ROOT, "%.2f GB", bytes / GIGA)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    static String time(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200
                        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }

    static String rate(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
