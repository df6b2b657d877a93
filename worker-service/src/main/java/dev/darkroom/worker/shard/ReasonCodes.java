package dev.darkroom.worker.shard;

/// The codes of the reasons that a worker itself gives; S3 and the imagers give others.
public final class ReasonCodes {
    /// S3 answered 403 for one object.
    public static final String ACCESS_DENIED = "access-denied";

    /// The worker failed in a way that it does not foresee.
    public static final String UNEXPECTED = "unexpected";

    /// The key of a rendition would be longer than S3 allows.
    public static final String KEY_TOO_LONG = "key-too-long";

    private ReasonCodes() {}
}
