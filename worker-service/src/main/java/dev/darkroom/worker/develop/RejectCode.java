package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Reason;
import java.util.Locale;

/// Why a photo can never be developed: its own fault. The codes stand in reports for ever, so none
/// is renamed: `NO_IMAGE` is `no-image`.
public enum RejectCode {
    /// It has no bytes.
    EMPTY,
    /// Its content is no image that is known.
    NO_IMAGE,
    /// It is an image, or close to one, but in a format that is not developed: raw, SVG, video;
    /// HEIC where libheif is not installed.
    UNSUPPORTED_FORMAT,
    /// It begins like an image, but is truncated or damaged.
    BROKEN,
    /// Its header promises more pixels than are allowed.
    TOO_MANY_PIXELS,
    /// It is longer than the largest original that is fetched.
    TOO_MANY_BYTES,
    /// By its header it would take more memory than there is for all imagers together.
    NEEDS_TOO_MUCH_MEMORY,
    /// It has more frames than are allowed, and all of them are wanted.
    TOO_MANY_FRAMES,
    /// One of its renditions would be larger than is allowed, or than its format can hold.
    RENDITION_TOO_LARGE,
    /// It ended two imagers, one after the other.
    IMAGER_CRASHED,
    /// It outgrew the memory of two imagers, one after the other.
    IMAGER_OUT_OF_MEMORY,
    /// It outlasted a time limit, of wall time or CPU time, of two imagers, one after the other.
    IMAGER_OUT_OF_TIME;

    public Reason reason(String message) {
        return new Reason(code(), message);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
