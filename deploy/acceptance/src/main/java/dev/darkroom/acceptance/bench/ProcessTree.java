package dev.darkroom.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// A process and all that descend from it, as `/proc` tells of them.
record ProcessTree(ProcessHandle root) {

    /// What all of them have used and hold together.
    CpuTime now() {
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> of(process).stream())
                .reduce(new CpuTime(0, 0), CpuTime::plus);
    }

    /// Waits for a process to end, and kills it if it does not.
    static void end(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Empty when the process has just ended: then its parent's line has it.
    private static Optional<CpuTime> of(ProcessHandle process) {
        try {
            return CpuTime.parse(Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
