package dev.darkroom.worker.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged worker as a process of its own, the way AWS Batch starts it.
final class WorkerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static WorkerProcess start(Path folder, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile(folder, "worker", ".log");
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var builder =
                new ProcessBuilder(List.of(java, "-jar", JAR.toAbsolutePath().toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new WorkerProcess(builder.start(), log);
    }

    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the worker does not end: " + log());
        }
        return process.exitValue();
    }

    /// Waits until the log holds a text.
    void awaitLog(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains(text)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("'%s' is not in the log: %s".formatted(text, log()));
            }
            Thread.sleep(20);
        }
    }

    void terminate() {
        process.destroy();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
