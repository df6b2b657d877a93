package dev.darkroom.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `./darkroom` as a process: what the launcher hands over to, without its build.
final class Darkroom implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root")).normalize();
    private static final int PATIENCE_SECONDS = 240;

    private final Process process;
    private final Path home;
    private final Path output;

    private Darkroom(Process process, Path home, Path output) {
        this.process = process;
        this.home = home;
        this.output = output;
    }

    /// Starts a command.
    ///
    /// @param folder where it keeps what it would keep in `.darkroom`
    static Darkroom start(Path folder, String... arguments) throws IOException {
        Path local = ROOT.resolve("deploy/local/target");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx512m",
                                "-Ddarkroom.root=" + ROOT,
                                "-Ddarkroom.home=" + folder.resolve("home"),
                                "-cp",
                                local.resolve("local-1.0.0-SNAPSHOT.jar") + ":" + local + "/lib/*",
                                "dev.darkroom.local.cli.Main"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output-" + System.nanoTime() + ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectOutput(output.toFile());
        return new Darkroom(builder.start(), folder.resolve("home"), output);
    }

    /// Waits until the command ends by itself.
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "still running after " + PATIENCE_SECONDS + " s:\n" + output());
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// A worker's process, as soon as its imagers are at work.
    Optional<ProcessHandle> busyWorker() {
        return process.descendants()
                .filter(child -> isOf(child, "worker-service"))
                .filter(child -> child.descendants().findAny().isPresent())
                .findFirst();
    }

    /// All processes that the command has started, and theirs.
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /// The shard reports of the newest command that used this home.
    List<Path> reports() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.getParent().endsWith("reports"))
                    .filter(file -> file.toString().endsWith(".csv"))
                    .toList();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(descendants());
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isOf(ProcessHandle process, String service) {
        return process.info().commandLine().filter(line -> line.contains(service)).isPresent();
    }
}
