package dev.darkroom.local.batch;

import java.util.Optional;

/// How an attempt's process ended.
///
/// @param exitCode empty where no process started, or its host is gone
/// @param reason what the container's end adds to the exit code
record AttemptEnd(
        Optional<Integer> exitCode,
        Optional<String> reason,
        String statusReason,
        boolean timedOut) {
    private static final String EXITED = "Essential container in task exited";
    private static final String NOT_STARTED = "Task failed to start";
    private static final String TIMED_OUT = "Job attempt duration exceeded timeout";

    static AttemptEnd exited(int exitCode) {
        return new AttemptEnd(Optional.of(exitCode), Optional.empty(), EXITED, false);
    }

    static AttemptEnd timedOut(int exitCode) {
        return new AttemptEnd(Optional.of(exitCode), Optional.empty(), TIMED_OUT, true);
    }

    static AttemptEnd notStarted(String reason) {
        return new AttemptEnd(Optional.empty(), Optional.of(reason), NOT_STARTED, false);
    }

    static AttemptEnd reclaimed(String instance) {
        return new AttemptEnd(
                Optional.empty(),
                Optional.empty(),
                "Host EC2 (instance %s) terminated.".formatted(instance),
                false);
    }

    boolean succeeded() {
        return exitCode.filter(code -> code == 0).isPresent() && !timedOut;
    }
}
