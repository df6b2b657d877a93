package dev.darkroom.status.progress;

import java.time.Duration;
import java.util.Locale;

/// When a run will be through, if it goes on at a rate.
public record Forecast(Duration remaining, Basis basis) {

    /// The rate that a forecast goes by.
    public enum Basis {
        OVERALL,
        LAST_MINUTE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
