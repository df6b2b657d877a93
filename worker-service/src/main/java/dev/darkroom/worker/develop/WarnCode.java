package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
import java.util.Locale;

/// What is to be said of a photo that was developed all the same: `GAIN_MAP_DROPPED` is
/// `gain-map-dropped`.
public enum WarnCode {
    /// It is truncated or damaged, and was developed as far as it goes, because the recipe is
    /// tolerant.
    DAMAGED,
    /// It is an HDR photo, of which the picture for other screens was developed.
    GAIN_MAP_DROPPED;

    public Reason reason(String message) {
        return new Reason(code(), message);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
