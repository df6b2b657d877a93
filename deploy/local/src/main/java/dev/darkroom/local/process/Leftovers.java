package dev.darkroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The processes that run for a data folder: a file each, so that what a killed instance left
/// behind can be ended by the next.
///
/// A file holds the process's start beside its id: a foreign process that got the id since is never
/// touched.
public final class Leftovers {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path folder;
    private final Duration grace;

    /// The processes written down in this folder; one that is ended has this long before it is
    /// killed.
    public Leftovers(Path folder, Duration grace) {
        this.folder = folder;
        this.grace = grace;
    }

    /// Writes down a process; the returned ticket strikes it out again.
    public Ticket record(ProcessHandle process) {
        Optional<ProcessStamp> stamp = ProcessStamp.of(process);
        Path file = folder.resolve(Long.toString(process.pid()));
        try {
            Files.createDirectories(folder);
            if (stamp.isPresent()) Files.writeString(file, stamp.get().start());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing down process " + process.pid(), e);
        }
        return () -> delete(file);
    }

    /// Ends every process that is written down and still alive, with all its descendants; returns
    /// their ids.
    public List<Long> end() {
        List<Long> ended = new ArrayList<>();
        List<ProcessHandle> processes = new ArrayList<>();
        for (Path file : files()) {
            Optional<ProcessHandle> process = read(file).flatMap(ProcessStamp::find);
            process.ifPresent(alive -> {
                ended.add(alive.pid());
                alive.descendants().forEach(processes::add);
                processes.add(alive);
            });
        }
        processes.forEach(ProcessHandle::destroy);
        if (!gone(processes)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            if (!gone(processes)) {
                throw new IllegalStateException("Processes outlive SIGKILL: " + processes);
            }
        }
        files().forEach(Leftovers::delete);
        return ended;
    }

    /// Strikes out a process that has ended.
    public interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the processes in " + folder, e);
        }
    }

    private static Optional<ProcessStamp> read(Path file) {
        try {
            long pid = Long.parseLong(file.getFileName().toString());
            return Optional.of(new ProcessStamp(pid, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private boolean gone(List<ProcessHandle> processes) {
        long deadline = System.nanoTime() + grace.toNanos();
        while (processes.stream().anyMatch(Leftovers::isAlive)) {
            if (System.nanoTime() > deadline) return false;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && ProcessStamp.of(process).isPresent();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Striking out " + file, e);
        }
    }
}
