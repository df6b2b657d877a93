package dev.darkroom.local.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of one command: the embedded cloud's data, scratch, and all logs. Its lock is held
/// while the command runs, and falls with its process, however that ends.
final class Workplace implements AutoCloseable {
    /// Older ones are deleted: renditions take room.
    private static final int KEPT = 3;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final FileChannel lock;

    private Workplace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// Makes a new workplace.
    static Workplace create(Path home, String command, Clock clock) throws IOException {
        long pid = ProcessHandle.current().pid();
        String name = "%s-%s-%d".formatted(STAMP.format(LocalDateTime.now(clock)), command, pid);
        Path folder = Files.createDirectories(home.resolve("work").resolve(name));
        Workplace workplace =
                taken(folder).orElseThrow(() -> new IOException("Another process locks " + folder));
        Files.createDirectories(workplace.logs());
        Files.createDirectories(workplace.scratch());
        return workplace;
    }

    /// Takes over the workplaces of processes that are gone, the oldest first.
    static List<Workplace> abandoned(Path home) throws IOException {
        Path all = home.resolve("work");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            var abandoned = new ArrayList<Workplace>();
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                taken(folder).ifPresent(abandoned::add);
            }
            return abandoned;
        }
    }

    /// Deletes all but the newest of some workplaces.
    static void prune(List<Workplace> oldestFirst) throws IOException {
        int old = Math.max(0, oldestFirst.size() - KEPT);
        for (Workplace workplace : oldestFirst.subList(0, old)) {
            try (Stream<Path> tree = Files.walk(workplace.folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path cloud() {
        return folder.resolve("cloud");
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    /// Where the processes of this workplace are written down.
    Path processes() {
        return folder.resolve("processes");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static Optional<Workplace> taken(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new Workplace(folder, channel));
    }
}
