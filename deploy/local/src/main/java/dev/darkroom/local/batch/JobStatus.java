package dev.darkroom.local.batch;

import java.util.EnumSet;
import java.util.Set;

/// Where a job is between its submission and its end.
public enum JobStatus {
    SUBMITTED,
    PENDING,
    RUNNABLE,
    STARTING,
    RUNNING,
    SUCCEEDED,
    FAILED;

    private static final Set<JobStatus> ENDED = EnumSet.of(SUCCEEDED, FAILED);

    /// Whether nothing more happens to the job.
    public boolean ended() {
        return ENDED.contains(this);
    }

    /// Whether a process runs for the job, or is about to.
    boolean placed() {
        return this == STARTING || this == RUNNING;
    }
}
