package dev.darkroom.local.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An attempt between its placement and its end, which others may stop.
final class RunningAttempt {
    private final Duration grace;
    private Optional<Process> process = Optional.empty();
    private Optional<String> lostInstance = Optional.empty();
    private boolean stopping;

    /// An attempt whose process has this long between SIGTERM and SIGKILL.
    RunningAttempt(Duration grace) {
        this.grace = grace;
    }

    synchronized void began(Process started) {
        process = Optional.of(started);
        if (lostInstance.isPresent()) kill(started);
        else if (stopping) terminate(started);
    }

    /// SIGTERM, and SIGKILL when the process has not ended in time.
    synchronized void stop() {
        if (stopping) return;
        stopping = true;
        process.ifPresent(this::terminate);
    }

    /// SIGKILL, as the instance below the process goes away.
    synchronized void lose(String instance) {
        if (lostInstance.isEmpty()) lostInstance = Optional.of(instance);
        process.ifPresent(RunningAttempt::kill);
    }

    synchronized Optional<String> lostInstance() {
        return lostInstance;
    }

    /// A container's SIGTERM reaches its first process alone.
    private void terminate(Process started) {
        started.destroy();
        var _ =
                Thread.ofVirtual()
                        .start(() -> {
                            if (!ended(started, grace)) kill(started);
                        });
    }

    /// A container's SIGKILL reaches all its processes.
    private static void kill(Process started) {
        List<ProcessHandle> all =
                Stream.concat(started.descendants(), Stream.of(started.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    static boolean ended(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
