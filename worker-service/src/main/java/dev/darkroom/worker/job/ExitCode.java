package dev.darkroom.worker.job;

/// How the worker's process ends. AWS Batch and planner see no more of it than this.
public enum ExitCode {
    /// Nothing is left to do: the queue stayed empty, the run is not open to workers, or the
    /// worker's lifetime is over.
    DONE(0),
    /// Something that no other code tells of; the log says what.
    UNEXPECTED(1),
    /// The configuration is incomplete or wrong.
    BAD_CONFIGURATION(2),
    /// Told to end (SIGTERM) before there was nothing left to do.
    DRAINED(3),
    /// A bucket or queue denies access, or does not exist: every worker of the run would fare the
    /// same.
    ACCESS_DENIED(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
