package dev.darkroom.local.batch;

import dev.darkroom.local.process.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a job's attempt as a process, the way Batch runs a container: its own environment and
/// folder, its output in a log of its own.
final class AttemptRunner {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

    private final Path logs;
    private final Path work;
    private final InstantSource clock;
    private final Leftovers leftovers;

    AttemptRunner(Path logs, Path work, InstantSource clock, Leftovers leftovers) {
        this.logs = logs;
        this.work = work;
        this.clock = clock;
        this.leftovers = leftovers;
    }

    /// Runs the attempt to its end; `started` hears when its process has begun.
    Attempt run(Job job, RunningAttempt running, Consumer<Instant> started)
            throws InterruptedException {
        String name = logName(job);
        Instant placed = clock.instant();
        try {
            Process process = start(job, name);
            try (var _ = leftovers.record(process.toHandle())) {
                Instant begun = clock.instant();
                started.accept(begun);
                running.began(process);
                AttemptEnd end = await(process, job.submission().definition().timeout(), running);
                return new Attempt(begun, clock.instant(), end, name);
            }
        } catch (IOException e) {
            AttemptEnd end = AttemptEnd.notStarted("CannotStartContainerError: " + e.getMessage());
            return new Attempt(placed, clock.instant(), end, name);
        } finally {
            delete(work.resolve(name));
        }
    }

    private Process start(Job job, String name) throws IOException {
        Files.createDirectories(logs);
        Path folder = Files.createDirectories(work.resolve(name));
        ProcessBuilder builder =
                new ProcessBuilder(job.submission().definition().command())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(logs.resolve(name + ".log").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(job, folder));
        return builder.start();
    }

    private static Map<String, String> environment(Job job, Path home) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(job.submission().definition().environment());
        JobQueue queue = job.submission().queue();
        environment.put("AWS_BATCH_JOB_ID", job.id().value());
        environment.put("AWS_BATCH_JOB_ATTEMPT", Integer.toString(job.attempt()));
        environment.put("AWS_BATCH_JQ_NAME", queue.name());
        environment.put("AWS_BATCH_CE_NAME", queue.computeEnvironment().name());
        job.id()
                .index()
                .ifPresent(index ->
                        environment.put("AWS_BATCH_JOB_ARRAY_INDEX", Integer.toString(index)));
        return environment;
    }

    private static AttemptEnd await(
            Process process, Optional<Duration> timeout, RunningAttempt running)
            throws InterruptedException {
        boolean inTime = timeout.isEmpty() || RunningAttempt.ended(process, timeout.get());
        if (!inTime) running.stop();
        int exitCode = process.waitFor();
        if (running.lostInstance().isPresent()) {
            return AttemptEnd.reclaimed(running.lostInstance().get());
        }
        return inTime ? AttemptEnd.exited(exitCode) : AttemptEnd.timedOut(exitCode);
    }

    private static String logName(Job job) {
        return "%s-%s-attempt-%d"
                .formatted(
                        job.submission().name(), job.id().value().replace(':', '-'), job.attempt());
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Deleting {}", folder, e);
        }
    }
}
