package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
import java.util.Locale;

/// Why a photo was not developed though it may be fine: the platform's fault or ours.
/// `SCRATCH_FULL` is `scratch-full`.
public enum FailCode {
    /// There is no space left where renditions are written.
    SCRATCH_FULL,
    /// The photo's file cannot be read from scratch, or a rendition not be written there.
    SCRATCH_UNAVAILABLE,
    /// No imager can be started.
    IMAGER_UNAVAILABLE,
    /// Two imagers, one after the other, were killed from outside with the photo in hand, most
    /// often by Linux when the machine ran out of memory.
    IMAGER_KILLED,
    /// An imager failed after it had decoded the photo.
    IMAGER_FAILED;

    public Reason reason(String message) {
        return new Reason(code(), message);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
