package dev.darkroom.worker.edge;

/// What kind of failure kept an edge (S3, SQS) from doing what it was asked for.
public enum EdgeFailure {
    /// Worth another try: no connection, a 5xx, throttled, after the SDK's own retries.
    TRANSIENT,
    /// The same next time: what was asked for does not exist, differs, or cannot be read.
    PERMANENT,
    /// Nothing of its kind can be done: permissions, valid credentials, or the bucket itself are
    /// missing; never said of one source object.
    ACCESS_DENIED
}
