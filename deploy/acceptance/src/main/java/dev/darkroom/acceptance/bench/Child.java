package dev.darkroom.acceptance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A contender that is a program: it prints `ready`, and then, for each line that it reads,
/// develops all its photos and prints how many bytes came out.
final class Child implements Contender {
    private static final String READY = "ready";
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final Description description;
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer rounds;

    private Child(Description description, Process process, Path log) {
        this.description = description;
        this.process = process;
        this.log = log;
        answers = process.inputReader();
        rounds = process.outputWriter();
    }

    /// What is started.
    ///
    /// @param environment besides that of the benchmark
    record Description(
            String name,
            String title,
            Requests requests,
            List<String> command,
            Map<String, String> environment) {}

    /// Starts a program and waits until it is ready.
    ///
    /// @param logs the folder that its stderr is written into
    static Child start(Description description, Path logs) throws IOException {
        Path log = logs.resolve(description.name() + ".log");
        var builder = new ProcessBuilder(description.command()).redirectError(log.toFile());
        builder.environment().putAll(description.environment());
        var child = new Child(description, builder.start(), log);
        String hello = child.answers.readLine();
        if (!READY.equals(hello)) {
            throw child.failed("began with: " + hello);
        }
        return child;
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public String title() {
        return description.title();
    }

    @Override
    public Requests requests() {
        return description.requests();
    }

    @Override
    public long develop() throws IOException {
        rounds.write("round\n");
        rounds.flush();
        String answer = answers.readLine();
        try {
            return Long.parseLong(answer);
        } catch (NumberFormatException _) {
            throw failed("answered: " + answer);
        }
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(process.toHandle());
    }

    private BenchFailed failed(String what) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new BenchFailed(
                "%s %s. The end of %s:%n%s"
                        .formatted(
                                description.title(),
                                what,
                                log,
                                String.join(
                                        System.lineSeparator(),
                                        lines.subList(
                                                Math.max(0, lines.size() - 12), lines.size()))));
    }

    @Override
    public void close() {
        try {
            rounds.close();
        } catch (IOException _) {
            process.destroy();
        }
        ProcessTree.end(process, PARTING);
    }
}
