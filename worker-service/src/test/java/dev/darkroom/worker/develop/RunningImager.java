package dev.darkroom.worker.develop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A real imager as a process, without a worker around it.
final class RunningImager implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Lines lines = new Lines();
    private final Answer ready;

    private RunningImager(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader();
        orders = process.outputWriter();
        ready = lines.answer(answers.readLine());
    }

    /// @param options of the JVM
    static RunningImager start(ImagerSettings settings, Path folder, String... options)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(Arrays.asList(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImagerProcess.class.getName(),
                        ImagerProcess.COMMAND));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings.environment());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("VIPS_CONCURRENCY", "1");
        return new RunningImager(builder.start());
    }

    Answer ready() {
        return ready;
    }

    /// Null where the imager ends instead.
    @Nullable Answer ask(Order order) throws IOException {
        orders.write(lines.write(order) + '\n');
        orders.flush();
        String line = answers.readLine();
        return line == null ? null : lines.answer(line);
    }

    long pid() {
        return process.pid();
    }

    /// In bytes: `VmRSS`, `VmHWM`, `VmData`.
    long memory(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                        .filter(line -> line.startsWith(what + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                        .findFirst()
                        .orElseThrow()
                << 10;
    }

    /// Lets `VmHWM` begin anew.
    void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc/%d/clear_refs".formatted(process.pid())), "5");
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        orders.close();
    }
}
