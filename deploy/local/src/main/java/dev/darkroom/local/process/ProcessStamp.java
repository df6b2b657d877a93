package dev.darkroom.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A process for ever: its id, and its start, without which an id may mean another process
/// tomorrow.
///
/// On Linux the start is the machine's boot and the clock ticks since, which never change;
/// elsewhere the start's time.
record ProcessStamp(long pid, String start) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int FIELDS_BEFORE_STATE = 2;
    private static final int STATE = 3;
    private static final int START_TIME = 22;

    /// The stamp of a process that is alive; one that has ended is not, though nobody may have
    /// asked for its exit code yet (in a container without an init process, nobody ever does).
    static Optional<ProcessStamp> of(ProcessHandle process) {
        try {
            Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
            if (Files.isReadable(BOOT)) {
                String[] fields = fields(Files.readString(stat));
                if (field(fields, STATE).matches("[ZX]")) return Optional.empty();
                String start = Files.readString(BOOT).strip() + "/" + field(fields, START_TIME);
                return Optional.of(new ProcessStamp(process.pid(), start));
            }
            return process.info()
                    .startInstant()
                    .map(Instant::toString)
                    .map(start -> new ProcessStamp(process.pid(), start));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The process, if it is still the same one.
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> of(process).filter(this::equals).isPresent());
    }

    /// The name in the second field may hold spaces and parentheses: the others follow its last
    /// one.
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static String field(String[] fields, int number) {
        return fields[number - FIELDS_BEFORE_STATE - 1];
    }
}
