package dev.darkroom.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/// What a starting worker shows of itself: its log, in which it tells of its first job message, and
/// the folder that its first rendition comes into.
final class StartLog {
    private static final String RECEIVED = ": received,";
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path log;
    private final Path renditions;
    private Optional<Instant> stored = Optional.empty();

    StartLog(Path log, Path renditions) {
        this.log = log;
        this.renditions = renditions;
    }

    /// Waits until a rendition stands.
    void await(Process worker) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (stored.isEmpty()) {
            if (!worker.isAlive() || System.currentTimeMillis() > end) {
                throw new BenchFailed("the worker stored nothing:\n" + Files.readString(log));
            }
            Thread.sleep(2);
            if (anyFile()) {
                stored = Optional.of(Clock.systemUTC().instant());
            }
        }
    }

    private boolean anyFile() throws IOException {
        if (!Files.isDirectory(renditions)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(renditions)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    Instant stored() {
        return stored.orElseThrow();
    }

    /// By the worker's own clock, to the millisecond.
    Instant received() throws IOException {
        return received(Files.readString(log))
                .orElseThrow(() -> new BenchFailed("no job message is told of in " + log));
    }

    static Optional<Instant> received(String log) {
        return log.lines()
                .filter(line -> line.contains(RECEIVED))
                .findFirst()
                .map(line -> OffsetDateTime.parse(line.substring(0, line.indexOf(' '))))
                .map(OffsetDateTime::toInstant);
    }
}
